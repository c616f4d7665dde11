"""PDFs as offices make them: number and day stamped by e-signing, tables printed from Word."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from campaigns.sources.kept import source_of
from documents.press.printer import weasyprint

CSS = """@page { size: A4; margin: 2cm } body { font: 13pt 'Times New Roman', Tinos, serif }
table.ruled { border-spacing: 0; width: 12cm }
table.bare { border-spacing: 0; width: 12cm }
.bare td { vertical-align: middle; padding: 0 5pt }
.bare.above td { vertical-align: top }
.ruled td { border: .5pt solid black; box-decoration-break: clone }"""
ENOUGH = "<p>Kế hoạch phát động phong trào thi đua, khen thưởng năm 2022"


def pdf(html: str) -> bytes:
    page = weasyprint().HTML(string=f"<html lang=vi><body>{html}")
    return page.write_pdf(stylesheets=[weasyprint().CSS(string=CSS)])


def lines(content: bytes) -> list[str]:
    return source_of("k.pdf", content).text.split("\n")


def form(document: pikepdf.Pdf, content: str, box: list[float], resources: Dictionary) -> object:
    stream = document.make_stream(content.encode())
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox, stream.Resources = Array(box), resources
    return stream


def stamped(content: bytes, stamps: list[tuple[str, float, float, float]]) -> bytes:
    """Give the PDF with signature fields: (words, left, bottom, height), their words two forms
    deep as the tools of the state draw them."""
    document = pikepdf.open(io.BytesIO(content))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-Roman"))
    page = document.pages[0]
    page.Annots = Array()
    for words, left, bottom, height in stamps:
        box = [0, 0, 7 * len(words), height]
        text = f"BT /F1 13 Tf 0 3 Td ({words}) Tj ET"
        inner = form(document, text, box, Dictionary(Font=Dictionary(F1=font)))
        outer = form(document, "q /n2 Do Q", box, Dictionary(XObject=Dictionary(n2=inner)))
        field = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=words,
            F=132,
            Rect=Array([left, bottom, left + box[2], bottom + height]),
            AP=Dictionary(N=outer),
        )
        page.Annots.append(document.make_indirect(field))
    document.Root.AcroForm = Dictionary(Fields=Array(list(page.Annots)), SigFlags=3)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def place_of(content: bytes, words: str) -> tuple[float, float]:
    """Give where words end on the first page: how far from the left, and their foot."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as document:
        page = document.pages[0]
        (place,) = page.search(words)[:1]
        return place["x1"], float(page.height) - place["bottom"]


def test_number_and_day_that_e_signing_stamped_stand_in_their_blanks() -> None:
    blank = "&nbsp;" * 10
    dots = "." * 12
    plain = pdf(f"<p>Số:{blank}/KH-UBND<p>Đông Lĩnh, ngày{dots}tháng 02 năm 2022{ENOUGH}")
    number, day = place_of(plain, "Số:"), place_of(plain, "ngày")
    stamps = [("215", number[0] + 5, number[1], 13), ("21", day[0] + 8, day[1], 13)]

    assert lines(plain)[0].split() == ["Số:", "/KH-UBND"]
    read = lines(stamped(plain, stamps))
    assert read[0].split() == ["Số:", "215", "/KH-UBND"]
    assert read[1].replace(".", " ").split() == [
        *("Đông", "Lĩnh,", "ngày", "21", "tháng", "02", "năm", "2022"),
    ]


def test_the_box_that_tells_of_the_signing_is_no_part_of_the_text() -> None:
    plain = pdf(ENOUGH)

    assert lines(stamped(plain, [("Signed by: UBND 01/02/2022", 300, 600, 60)])) == lines(plain)


def test_the_cells_of_a_ruled_table_are_whole_however_their_lines_are_wrapped() -> None:
    rows = (
        ("TT", "Nội dung công việc phải làm", "Tập thể", "Thời gian hoàn thành"),
        ("1", "Hồ sơ đề nghị khen thưởng cả năm của các đơn vị", "", "Trước ngày 10/10/2025"),
        ("2", "Báo cáo", "02", ""),
    )
    html = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) for row in rows)

    assert lines(pdf(f"{ENOUGH}<table class=ruled>{html}</table><p>Nơi nhận:")) == [
        "Kế hoạch phát động phong trào thi đua, khen thưởng năm 2022",
        *("\t".join(row).rstrip() for row in rows),
        "Nơi nhận:",
    ]


def test_a_day_in_a_cell_over_two_rows_holds_for_both() -> None:
    html = (
        "<tr><td>Đăng ký thi đua<td rowspan=2>Trước ngày 20/01/2022<td rowspan=2>Văn phòng"
        "<tr><td>Đăng ký sáng kiến<tr><td>Hồ sơ<td>15/11/2022<td>Hội đồng"
    )

    assert lines(pdf(f"{ENOUGH}<table class=ruled>{html}</table>"))[1:] == [
        "Đăng ký thi đua\tTrước ngày 20/01/2022\tVăn phòng",
        "Đăng ký sáng kiến\tTrước ngày 20/01/2022",
        "Hồ sơ\t15/11/2022\tHội đồng",
    ]


def test_a_row_that_the_end_of_a_page_cuts_in_two_is_one_row() -> None:
    filler = "<p style='height: 22.6cm; margin: 0'>Kế hoạch thi đua</p>"
    row = "<tr><td>7</td><td>{}</td><td>02</td></tr>"
    html = row.format("Lao động tiên tiến") + row.format("Tập thể lao động<br>xuất sắc<br>của xã")
    read = lines(pdf(f"{ENOUGH}{filler}<table class=ruled>{html}</table>"))

    assert read[-2:] == ["7\tLao động tiên tiến\t02", "7\tTập thể lao động xuất sắc của xã\t02"]


def test_paragraphs_in_a_cell_stay_apart_and_a_frame_is_no_table() -> None:
    cell = "- Lao động tiên tiến: 90%;<br>- Chiến sĩ thi đua cơ sở: 15%"
    table = f"<table class=ruled><tr><td>1</td><td>{cell}</td></tr><tr><td>2<td>Hết</table>"
    frame = "<div style='border: 1pt solid black'><p>Kế hoạch<p>Nơi nhận:</div>"

    assert lines(pdf(f"{ENOUGH}{table}{frame}"))[1:] == [
        "1\t- Lao động tiên tiến: 90%;",
        "\t- Chiến sĩ thi đua cơ sở: 15%",
        "2\tHết",
        "Kế hoạch",
        "Nơi nhận:",
    ]


def test_rows_of_a_table_without_rules_are_whole_also_over_the_end_of_a_page() -> None:
    rows = (
        ("TT", "Nội dung công việc phải làm", "Thời gian hoàn thành việc"),
        ("1", "Hồ sơ đề nghị khen thưởng cả năm của các đơn vị", "Trước ngày 10 tháng 10"),
        ("2", "Báo cáo", "25/11"),
        *((str(number), "Đăng ký thi đua của các đơn vị", "Tháng 01") for number in range(3, 30)),
    )
    html = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    source = source_of("k.pdf", pdf(f"{ENOUGH}<table class=bare>{html}</table><p>Nơi nhận:"))

    assert source.text.split("\n")[1:] == [*("\t".join(row) for row in rows), "Nơi nhận:"]
    assert [(note.code, note.line) for note in source.notes] == [("unruled_table_read", 2)]
    assert source.notes[0].message.startswith("Bảng ở dòng 2–31 không có đường kẻ")


def test_a_table_whose_cells_cannot_be_told_apart_is_left_as_it_stands_and_said_aloud() -> None:
    row = "<tr><td>Lớp {}<td>Giỏi<br>khá<td>12<td>Cô<br>giáo"
    html = "".join(row.format(name) for name in ("Một", "Hai", "Ba"))
    source = source_of("k.pdf", pdf(f"{ENOUGH}<table class='bare above'>{html}</table>"))

    assert [(note.code, note.line) for note in source.notes] == [("unruled_table_unread", 2)]
    assert source.text.count("12") == 3


def test_a_font_with_a_table_of_codes_of_its_own_is_read() -> None:
    bullet = "\uf02d"  # drawn by no letter of the font, for which the printer writes such a table
    read = lines(pdf(f"{ENOUGH} <p>{bullet} Hồ sơ gửi trước ngày 20/11/2022"))

    assert read[1] == f"{bullet} Hồ sơ gửi trước ngày 20/11/2022"
