"""Files that people bring: what can be read is read in its order, the rest gets a sentence."""

import io
import json
import subprocess
import sys
import time
import unicodedata
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
from django.core.management import CommandError, call_command
from docx.oxml import parse_xml

from campaigns.rules.plan import Note, as_json
from campaigns.rules.plan_reader import read_plan
from campaigns.sources.kept import KeptText, source_of, source_of_text
from campaigns.sources.unreadable import MOST_BYTES, UnreadablePlan, check_size
from documents.press.printer import weasyprint

PROJECT = Path(__file__).resolve().parent.parent.parent
REAL_PATH = PROJECT / "thiduakt/demo/ke-hoach-12-KH-UBND-2021.txt"
REAL = REAL_PATH.read_text()
WORD_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text_of(name: str, content: bytes) -> str:
    return source_of(name, content).text


def sentence(name: str, content: bytes) -> str:
    with pytest.raises(UnreadablePlan) as caught:
        text_of(name, content)
    return str(caught.value)


def saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    return saved(document)


def pdf(html: str) -> bytes:
    page = "@page { size: A4; margin: 2cm } body { font: 13pt 'Times New Roman', Tinos, serif }"
    css = weasyprint().CSS(string=page)
    return weasyprint().HTML(string=f"<html lang=vi><body>{html}").write_pdf(stylesheets=[css])


# --- what can be read ----------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_unicode_text_is_read_whatever_its_encoding(encoding: str) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}

    assert text_of("ke-hoach.txt", marks.get(encoding, b"") + REAL.encode(encoding)) == REAL


def test_a_text_in_the_code_page_of_an_older_windows_is_read() -> None:
    assert text_of("ke-hoach.txt", in_code_page(REAL)) == REAL


def in_code_page(text: str) -> bytes:
    """Give a text as Notepad saved it before Unicode: a letter, and its tone behind it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    typed = ""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        untoned = "".join(mark for mark in marks if mark not in tones)
        typed += unicodedata.normalize("NFC", untoned) + "".join(m for m in marks if m in tones)
    return typed.encode("cp1258")


def test_a_word_file_gives_a_line_for_each_paragraph() -> None:
    assert text_of("ke-hoach.docx", word(REAL)) == REAL
    assert text_of("KE HOACH.DOCX", word(REAL)) == REAL


def test_the_content_says_what_a_file_is_not_its_name() -> None:
    assert text_of("ke-hoach.txt", word(REAL)) == REAL


def test_the_tables_of_a_word_file_keep_their_place_and_their_columns() -> None:
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ PHONG ĐIỀN\nSố: 05/KH-UBND"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    document.add_paragraph("KẾ HOẠCH")
    rows = document.add_table(2, 3)
    for row, cells in enumerate((("1", "Đăng ký", "20/01"), ("2", "Hồ sơ", ""))):
        for column, words in enumerate(cells):
            rows.cell(row, column).text = words
    document.add_paragraph("Nơi nhận:")

    assert text_of("ke-hoach.docx", saved(document)).split("\n") == [
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ PHONG ĐIỀN\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-UBND",
        "KẾ HOẠCH",
        "1\tĐăng ký\t20/01",
        "2\tHồ sơ",
        "Nơi nhận:",
    ]


def test_the_numbers_that_word_writes_itself_are_read_as_they_are_seen() -> None:
    document = docx.Document()
    document.add_paragraph(
        "KẾ HOẠCH thi đua, khen thưởng năm 2022 của Ủy ban nhân dân xã Phong Điền"
    )
    for words, style in (
        ("Mục đích", "List Number"),
        ("Nội dung thi đua", "List Number"),
        ("Phong trào", "List Bullet"),
        ("Tổ chức", "List Number"),
    ):
        document.add_paragraph(words, style=style)

    assert text_of("ke-hoach.docx", saved(document)).split("\n")[1:] == [
        "1. Mục đích",
        "2. Nội dung thi đua",
        "- Phong trào",
        "3. Tổ chức",
    ]


def test_text_in_a_content_control_is_read_and_deleted_text_is_not() -> None:
    document = docx.Document()
    document.add_paragraph(
        "KẾ HOẠCH thi đua, khen thưởng năm 2022 của Ủy ban nhân dân xã Phong Điền"
    )
    inside = "<w:p><w:r><w:t>Đợt 1</w:t></w:r></w:p>"
    control = f"<w:sdt {WORD_NAMES}><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    deleted = f"<w:p {WORD_NAMES}><w:del><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>"
    for xml in (control, deleted):
        document.element.body.insert(1, parse_xml(xml))

    assert text_of("ke-hoach.docx", saved(document)).split("\n")[1:] == ["", "Đợt 1"]


def _run(words: str, *formats: str) -> str:
    switches = "".join(f"<w:{name}/>" for name in formats)
    text = f'<w:t xml:space="preserve">{words}</w:t>'
    return f"<w:r><w:rPr>{switches}</w:rPr>{text}</w:r>"


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        (_run("trước 15/11", "strike") + _run("trước 30/11"), ["trước 30/11"]),
        (_run("ẩn", "vanish") + _run("hiện"), ["hiện"]),
        (f"<w:moveFrom>{_run('dời')}</w:moveFrom><w:moveTo>{_run('dời')}</w:moveTo>", ["dời"]),
        (_run("Kế hoạch", "caps"), ["KẾ HOẠCH"]),
        (
            "<w:r><w:drawing><w:txbxContent>"
            f"<w:p>{_run('UBND')}</w:p><w:p>{_run('XÃ TÂN PHONG')}</w:p>"
            "</w:txbxContent></w:drawing></w:r>",
            ["UBND", "XÃ TÂN PHONG"],
        ),
    ],
    ids=["struck through", "hidden", "moved", "in capitals", "box of text"],
)
def test_a_word_file_says_what_is_seen_of_it(inside: str, lines: list[str]) -> None:
    document = docx.Document()
    document.add_paragraph(
        "KẾ HOẠCH thi đua, khen thưởng năm 2022 của Ủy ban nhân dân xã Phong Điền"
    )
    paragraph = parse_xml(f"<w:p {WORD_NAMES}>{inside}</w:p>")
    document.element.body.insert(1, paragraph)

    assert text_of("ke-hoach.docx", saved(document)).split("\n")[1:] == lines


def test_cells_behind_a_merged_one_keep_their_columns() -> None:
    document = docx.Document()
    rows = document.add_table(2, 4)
    for column, words in enumerate(("TT", "Danh hiệu thi đua", "Tập thể", "Cá nhân")):
        rows.cell(0, column).text = words
    rows.cell(1, 0).merge(rows.cell(1, 1)).text = "Giấy khen cho phong trào thi đua năm 2022"
    rows.cell(1, 2).text, rows.cell(1, 3).text = "12", "35"

    assert text_of("ke-hoach.docx", saved(document)).split("\n")[1] == (
        "Giấy khen cho phong trào thi đua năm 2022\t\t12\t35"
    )


def test_rows_and_cells_that_a_form_wraps_are_read_and_deleted_rows_are_not() -> None:
    def cell(words: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"

    def wrapped(inside: str) -> str:
        return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    first = f"<w:tr>{cell('Đăng ký')}{wrapped(cell('20/01/2022'))}</w:tr>"
    second = wrapped(f"<w:tr>{cell('Hồ sơ')}{cell('15/11/2022')}</w:tr>")
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('Bỏ')}{cell('01/12/2022')}</w:tr>"
    table = f"<w:customXml {WORD_NAMES}><w:tbl>{first}{second}{deleted}</w:tbl></w:customXml>"
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH thi đua, khen thưởng năm 2022 của UBND xã Phong Điền")
    document.element.body.insert(1, parse_xml(table))

    assert text_of("ke-hoach.docx", saved(document)).split("\n")[1:] == [
        "Đăng ký\t20/01/2022",
        "Hồ sơ\t15/11/2022",
    ]


def test_a_day_in_a_cell_that_was_merged_downwards_holds_for_each_row_beside_it() -> None:
    document = docx.Document()
    rows = document.add_table(3, 3)
    for row, (work, day) in enumerate([("Đăng ký", "20/01/2022"), ("Sáng kiến", ""), ("Họp", "")]):
        rows.cell(row, 1).text, rows.cell(row, 2).text = work, day
    rows.cell(0, 0).text = "Kế hoạch thi đua, khen thưởng năm 2022 của xã"
    rows.cell(0, 0).merge(rows.cell(2, 0))
    rows.cell(0, 2).merge(rows.cell(1, 2))

    read = text_of("ke-hoach.docx", saved(document)).split("\n")

    assert [line for line in read if line] == [
        "Kế hoạch thi đua, khen thưởng năm 2022 của xã\tĐăng ký\t20/01/2022",
        "\tSáng kiến\t20/01/2022",
        "\tHọp",
    ]


def test_a_pdf_is_read_line_by_line_with_its_columns() -> None:
    left = "<td style='width: 8cm'>ỦY BAN NHÂN DÂN<br>XÃ PHONG ĐIỀN"
    right = "<td>CỘNG HÒA XÃ HỘI<br>Độc lập - Tự do"
    html = f"<table><tr>{left}{right}</table><p>KẾ HOẠCH<p>Phong trào thi đua năm 2022"

    assert text_of("ke-hoach.pdf", pdf(html)).split("\n") == [
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI",
        "XÃ PHONG ĐIỀN\tĐộc lập - Tự do",
        "KẾ HOẠCH",
        "Phong trào thi đua năm 2022",
    ]


def test_the_real_plan_says_the_same_as_word_and_as_pdf() -> None:
    expected = as_json(read_plan(REAL))
    html = "".join(f"<p>{line or '&nbsp;'}" for line in REAL.replace("**", "").split("\n"))

    for name, content in (("k.docx", word(REAL)), ("k.pdf", pdf(html))):
        read = as_json(read_plan(text_of(name, content)))
        for key in ("number", "issued_on", "issuer", "place", "year", "title", "theme", "slogan"):
            assert read[key] == expected[key], (name, key)
        for key in ("phases", "targets", "deadlines", "contents", "recipients"):
            assert without_lines(read[key]) == without_lines(expected[key]), (name, key)
        assert without_lines([read["signer"]]) == without_lines([expected["signer"]]), name


def without_lines(items: list[dict]) -> list[dict]:
    return [{key: item[key] for key in item if key != "line"} for item in items]


def test_the_number_of_a_page_does_not_cut_a_sentence() -> None:
    page = "<p>Đăng ký thi đua gửi về Văn phòng</p><p>{}</p>"
    html = (
        page.format(1) + "<p style='page-break-before: always'>trước ngày 20/01/2022 theo kế hoạch"
    )

    assert text_of("k.pdf", pdf(html)).split("\n") == [
        "Đăng ký thi đua gửi về Văn phòng",
        "trước ngày 20/01/2022 theo kế hoạch",
    ]


OLD = """KÕ HO¹CH
Ph¸t ®éng phong trµo thi ®ua cña UBND x· §«ng LÜnh n¨m 2022
Lao ®éng tiªn tiÕn: 90%
"""
IN_UNICODE = """KẾ HOẠCH
Phát động phong trào thi đua của UBND xã Đông Lĩnh năm 2022
Lao động tiên tiến: 90%
"""
OF_TCVN3 = Note(
    "old_font_converted",
    "Dòng 1–3 dùng bảng mã cũ TCVN3, đã chuyển sang Unicode; hãy đối chiếu chữ với bản gốc.",
    1,
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("k.txt", OLD.encode()),
        ("k.txt", OLD.encode("latin-1")),
        ("k.docx", word(OLD)),
    ],
    ids=["unicode", "one byte a letter", "word"],
)
def test_a_plan_in_an_old_code_table_is_converted_and_says_so(name: str, content: bytes) -> None:
    assert source_of(name, content) == KeptText(IN_UNICODE, (OF_TCVN3,))


def test_one_section_in_an_old_code_table_is_converted_and_named() -> None:
    text = f"Nơi nhận:\n- UBND xã;\n{OLD}- Lưu: VT."
    source = source_of_text(text)

    assert source.text == f"Nơi nhận:\n- UBND xã;\n{IN_UNICODE}- Lưu: VT."
    assert [(note.code, note.line) for note in source.notes] == [("old_font_converted", 3)]
    assert read_plan(source.text, source.notes).notes[0] == source.notes[0]


# --- what cannot ---------------------------------------------------------------------------


def test_an_empty_file_is_refused() -> None:
    assert sentence("k.txt", b"") == "Tệp rỗng. Hãy chọn tệp kế hoạch có nội dung."
    assert sentence("k.docx", b" \n ") == "Tệp rỗng. Hãy chọn tệp kế hoạch có nội dung."


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "k.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    with pytest.raises(CommandError, match="Tệp nặng 50 MB, quá mức cho phép 10 MB"):
        call_command("read_plan", str(path))
    with pytest.raises(UnreadablePlan, match="Tệp nặng 10 MB"):
        check_size(MOST_BYTES + 1)
    check_size(MOST_BYTES)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (bytes(range(256)) * 40, "Tệp không phải văn bản."),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "Tệp không phải văn bản."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "Tệp là Word đời cũ (.doc)."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "Tệp Word có mật khẩu.",
        ),
        (b"{\\rtf1 K\\'e1}", "Tệp là RTF."),
        (b"K\xea\xec ho\xa1ch thi \xf0ua " * 20, "Tệp văn bản không dùng Unicode."),
        (b"PK\x03\x04 broken", "Tệp Word bị hỏng, không mở được."),
        (b"%PDF-1.7 broken", "Tệp PDF bị hỏng, không mở được."),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(content: bytes, expected: str) -> None:
    refusal = sentence("k.txt", content)

    assert refusal.startswith(expected)
    assert "Hãy" in refusal


@pytest.mark.parametrize("name", ["k.docx", "k.pdf"])
def test_a_file_whose_content_is_not_what_its_name_says_is_refused(name: str) -> None:
    assert "nội dung không phải" in sentence(name, REAL.encode())


def test_a_locked_pdf_is_refused() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("<p>Kế hoạch thi đua"))) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))

    assert sentence("k.pdf", locked.getvalue()).startswith("Tệp PDF có mật khẩu.")


def test_a_scanned_pdf_is_refused() -> None:
    scan = pdf("<svg width=300 height=300><rect width=300 height=300 fill=gray /></svg>")

    assert sentence("k.pdf", scan).startswith("Tệp PDF là bản quét (ảnh), không có chữ để đọc.")


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    book = pdf("<p style='page-break-after: always'>Kế hoạch thi đua</p>" * 61)

    assert "hơn 60 trang" in sentence("k.pdf", book)


def archive(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def test_an_archive_that_is_no_word_file_is_refused() -> None:
    assert "không phải văn bản Word" in sentence("k.docx", archive({"a.txt": b"a"}))


def test_a_zip_bomb_is_refused_unopened() -> None:
    bomb = archive({"word/document.xml": b" " * 200 * 1024 * 1024})
    begun = time.process_time()

    assert "bung ra quá lớn" in sentence("k.docx", bomb)
    assert len(bomb) < 1024 * 1024
    assert time.process_time() - begun < 1


def test_a_bomb_of_entities_is_refused() -> None:
    levels = "".join(f'<!ENTITY b{at} "{f"&b{at - 1};" * 10}">' for at in range(1, 9))
    xml = f'<!DOCTYPE b [<!ENTITY b0 "bom">{levels}]><b>&b8;</b>'

    assert "không an toàn" in sentence("k.docx", archive({"word/document.xml": xml.encode()}))


def test_a_word_file_without_its_parts_is_refused() -> None:
    assert "bị hỏng" in sentence("k.docx", archive({"word/document.xml": b"<w:document/>"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The committee adopts the following plan for the year. " * 9, "không phải tiếng Việt"),
        ("Ke hoach phong trao thi dua nam 2022 cua xa. " * 9, "không phải tiếng Việt có dấu"),
        ("KÕ ho¹ch ph¸t ®éng phong trµo thi ®ua yªu níc cña ph¬ng " * 9, "bảng mã cũ TCVN3"),
        ("计划 " * 90, "không phải tiếng Việt"),
        ("Bún bò Huế nấu với mắm ruốc, ăn kèm rau sống và ớt xanh. " * 9, "không phải kế hoạch"),
        ("12345 67890 " * 90, "Không có nội dung để đọc."),
    ],
)
def test_text_that_is_no_vietnamese_plan_is_refused(text: str, expected: str) -> None:
    with pytest.raises(UnreadablePlan) as caught:
        source_of_text(text)

    assert expected in str(caught.value)


def test_a_text_of_more_than_a_million_letters_is_refused() -> None:
    assert "dài hơn một triệu" in sentence("k.txt", (REAL * 150).encode())


@pytest.mark.parametrize("path", sorted(Path(__file__).with_name("plans").glob("*.txt")))
def test_every_plan_passes_as_a_plan(path: Path) -> None:
    assert source_of_text(path.read_text()) == KeptText(path.read_text())


# --- the command ---------------------------------------------------------------------------


def test_the_command_prints_what_the_reader_read(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("read_plan", str(REAL_PATH), "--json")

    assert json.loads(capsys.readouterr().out) == as_json(read_plan(REAL))


def test_the_command_gives_numbers_as_numbers_and_days_as_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("read_plan", str(REAL_PATH), "--json")
    read = json.loads(capsys.readouterr().out)

    assert read["targets"][1]["value"] == 100
    assert read["year"] == 2021
    assert read["issued_on"] == "2021-01-15"
    assert read["targets"][0]["base"] is None


def test_the_command_sums_up_in_words_with_the_lines(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("read_plan", str(REAL_PATH))
    printed = capsys.readouterr().out.split("\n")

    assert printed[0] == "Số: 12/KH-UBND  [dòng 3]"
    assert "  - Lao động tiên tiến: 100 % số được xét (cá nhân)  [dòng 72]" in printed
    assert (
        "  - Đăng ký thi đua: trước ngày 20/01/2021, gửi Văn phòng HĐND và UBND xã  [dòng 76]"
        in printed
    )
    assert "Người ký: Ủy ban nhân dân – Chủ tịch – Nguyễn Văn Khoa  [dòng 100]" in printed


def test_what_is_not_there_is_said_in_the_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "k.txt"
    path.write_text("Kế hoạch phong trào thi đua của các thôn và đơn vị trong xã năm tới.")
    call_command("read_plan", str(path))

    assert "Số: (không có)\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "expected"),
    [("khong-co.txt", "Không tìm thấy tệp"), (".", "là thư mục")],
)
def test_a_path_without_a_file_is_said(tmp_path: Path, name: str, expected: str) -> None:
    with pytest.raises(CommandError, match=expected):
        call_command("read_plan", str(tmp_path / name))


def test_the_command_line_ends_with_one_sentence_and_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "k.pdf"
    path.write_bytes(b"\x00\x01\x02" * 100)
    run = subprocess.run(
        [sys.executable, "manage.py", "read_plan", str(path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.strip().endswith("Hãy lưu lại rồi tải lên.")
    assert "Traceback" not in run.stderr
