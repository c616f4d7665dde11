"""A dossier is one file: cover, contents that tell the truth, papers, and what was enclosed."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from documents.dossier import whole as dossier
from documents.dossier.whole import Dossier, content_key, order_of
from documents.press import rendering, taming
from documents.refusals import UnprintableError
from tests.documents import enclosed
from tests.documents.enclosed import enclosure
from tests.documents.paper_reader import Printed, printed_lines
from tests.documents.sample_dossiers import report_of

CONTENTS = 2


def lines_of(paper: bytes, page: int) -> list[Printed]:
    return [line for line in printed_lines(paper) if line.page == page]


def contents_of(paper: bytes) -> str:
    return " ".join(line.text for line in lines_of(paper, CONTENTS))


def page_numbers(paper: bytes) -> list[str]:
    """Give the numbers of the dossier at the foot of its pages."""
    feet = [line for line in printed_lines(paper) if line.text.startswith("Trang ")]
    return [line.text for line in feet if line.page != CONTENTS or line.top > 200]


@pytest.fixture(scope="module")
def alone() -> bytes:
    """Give a dossier of our papers alone."""
    return dossier.pdf(report_of(7))


def test_the_cover_bears_office_kind_name_award_and_year(alone):
    cover = lines_of(alone, 1)

    assert [line.text for line in cover] == [
        "UBND HUYỆN SÔNG HỒNG",
        "ỦY BAN NHÂN DÂN",
        "XÃ AN BÌNH",
        "HỒ SƠ ĐỀ NGHỊ KHEN",
        "THƯỞNG",
        "Ông Đặng Văn 7",
        "Danh hiệu: Lao động tiên tiến",
        "An Bình, năm 2021",
    ]
    middles = [(line.left + line.right) / 2 for line in cover]
    assert all(abs(middle - 105) < 1 for middle in middles)


def test_contents_bookmarks_and_links_lead_to_the_page_on_which_a_paper_begins(alone):
    assert contents_of(alone).startswith(
        "MỤC LỤC HỒ SƠ STT Tên văn bản, tài liệu Trang 1 Tờ trình 3 2 Báo cáo thành tích 8"
    )
    with pikepdf.open(BytesIO(alone)) as pdf:
        assert len(pdf.pages) == 8
        assert bookmarks(pdf) == [("Mục lục hồ sơ", 2), ("Tờ trình", 3), ("Báo cáo thành tích", 8)]
        assert links(pdf) == [3, 8]


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[str, int]]:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    with pdf.open_outline() as outline:
        return [(item.title, numbers[item.destination[0].objgen]) for item in outline.root]


def links(pdf: pikepdf.Pdf) -> list[int]:
    """Give the pages that the links of the contents lead to."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    annotations = pdf.pages[CONTENTS - 1].obj.Annots
    return [numbers[names[str(link.Dest)][0].objgen] for link in annotations]


def test_pages_are_counted_through_and_each_paper_keeps_its_own_numbers():
    paper = dossier.pdf(report_of(7, enclosure("Giấy khen", "pdf", enclosed.pdf(2))))

    assert page_numbers(paper) == [f"Trang {n}" for n in range(2, 11)]
    own = [line.text for line in printed_lines(paper) if line.bottom < 20 and line.text == "2"]
    assert own == ["2"]


def test_a_dossier_of_our_papers_alone_is_made_to_last(alone):
    with pikepdf.open(BytesIO(alone)) as pdf, pdf.open_metadata() as about:
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "B")
        assert about["dc:title"] == (
            "Hồ sơ đề nghị khen thưởng - Ông Đặng Văn 7 - Danh hiệu: Lao động tiên tiến"
        )


def test_pages_and_pictures_are_joined_on_sheets_that_name_them():
    paper = dossier.pdf(
        report_of(
            7,
            enclosure("Giấy khen năm 2019", "pdf", enclosed.pdf(2), "số 5/QĐ-UBND"),
            enclosure("Sơ đồ", "pdf", enclosed.pdf(across=True)),
            enclosure("Ảnh một", "jpg", enclosed.picture("JPEG", colour="navy")),
            enclosure("Ảnh hai", "png", enclosed.picture("PNG", (300, 500), "green")),
        )
    )

    assert (
        "Tài liệu kèm theo 1 Giấy khen năm 2019 số 5/QĐ-UBND 9 2 Sơ đồ 11 3 Ảnh một 12 4 Ảnh hai 13"
        in contents_of(paper)
    )
    heads = [line for line in printed_lines(paper) if line.text.startswith("Tài liệu kèm theo ")]
    assert [(line.page, line.text) for line in heads if line.page > CONTENTS] == [
        (9, "Tài liệu kèm theo 1: Giấy khen năm 2019"),
        (10, "Tài liệu kèm theo 1: Giấy khen năm 2019"),
        (11, "Tài liệu kèm theo 2: Sơ đồ"),
        (12, "Tài liệu kèm theo 3: Ảnh một"),
        (13, "Tài liệu kèm theo 4: Ảnh hai"),
    ]
    with pikepdf.open(BytesIO(paper)) as pdf:
        drawn = [drawn_on(page) for page in pdf.pages[8:]]
        assert [len(pictures) for pictures in drawn] == [1] * 5
        shown = [picture.read_raw_bytes() for [picture] in drawn[3:]]
        assert len(set(shown)) == 2
        sizes = [[float(edge) for edge in page.mediabox[2:]] for page in pdf.pages[8:]]
        assert [width > height for width, height in sizes] == [False, False, True, True, False]


def drawn_on(page: pikepdf.Page) -> list[pikepdf.Stream]:
    """Give the pictures and strangers' pages that a page shows."""
    orders = pikepdf.parse_content_stream(page)
    names = [order.operands[0] for order in orders if str(order.operator) == "Do"]
    return [page.obj.Resources.XObject[name] for name in names]


def not_joined() -> list[tuple[str, bytes, str]]:
    """Give files by their kind and content, and the reason that the contents give for each."""
    return [
        ("docx", b"PK", taming.NOT_PAGES["docx"]),
        ("xlsx", b"PK", taming.NOT_PAGES["xlsx"]),
        ("odt", b"PK", taming.NOT_PAGES["odt"]),
        ("exe", b"MZ", taming.OTHER_KIND),
        ("pdf", b"%PDF-1.7 cut off", taming.BROKEN),
        ("pdf", enclosed.pdf(3)[:300], taming.BROKEN),
        ("pdf", enclosed.locked_pdf(), taming.LOCKED),
        ("pdf", enclosed.pdf(301), "có 301 trang, quá 300 trang; xem tệp gốc trong phần mềm"),
        ("png", b"\x89PNG\r\n\x1a\n cut off", taming.BROKEN),
        ("png", enclosed.image_bomb(), taming.MANY_PIXELS),
        ("pdf", b"0" * (taming.MAX_BYTES + 1), taming.OVERSIZED),
    ]


def test_what_cannot_be_joined_is_listed_with_the_reason():
    bad = {f"Bảng {number}": file for number, file in enumerate(not_joined(), start=1)}
    listed = [enclosure(title, kind, content) for title, (kind, content, _) in bad.items()]
    good = enclosure("Giấy khen", "pdf", enclosed.pdf())

    paper = dossier.pdf(report_of(7, *listed, good))

    contents = " ".join(f"{title} ({reason})" for title, (*_, reason) in bad.items())
    assert column(paper, 40, 170).endswith(f"Tài liệu kèm theo {contents} Giấy khen")
    assert column(paper, 170, 200).removesuffix(" Trang 2") == f"Trang 3 8{' —' * len(bad)} 9"


def column(paper: bytes, left: int, right: int) -> str:
    """Give a column of the contents, from and to so many millimetres from the left edge."""
    lines = lines_of(paper, CONTENTS)
    return " ".join(line.text for line in lines if left <= line.left < right)


def test_a_file_that_is_gone_and_a_bomb_cost_their_line_only():
    gone = replace(enclosure("Thất lạc", "pdf", b"x"), path="enclosed/khong-co.pdf")
    bomb = enclosure("Phình to", "pdf", enclosed.swelling_pdf())

    paper = dossier.pdf(report_of(7, gone, bomb))

    assert f"Thất lạc ({taming.MISSING})" in contents_of(paper)
    assert page_numbers(paper) == [f"Trang {n}" for n in range(2, 9)]
    heavy, spoilt = (re.escape(f"Phình to ({why})") for why in (taming.TOO_HEAVY, taming.BROKEN))
    assert re.search(f"{heavy}|{spoilt}", contents_of(paper))


def test_a_signed_file_is_attached_as_it_is_and_never_merged():
    signed = enclosed.signed_pdf()

    paper = dossier.pdf(report_of(7, enclosure("Quyết định", "pdf", signed)))

    assert "Quyết định (bản ký số, đính kèm nguyên vẹn trong tệp PDF này" in contents_of(paper)
    with pikepdf.open(BytesIO(paper)) as pdf:
        assert len(pdf.pages) == 8
        attached = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
        assert attached == {"01. Quyết định.pdf": signed}


def test_a_script_in_an_enclosure_stays_out():
    made = pikepdf.open(BytesIO(enclosed.pdf()))
    made.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")
    )
    file = BytesIO()
    made.save(file)

    paper = dossier.pdf(report_of(7, enclosure("Giấy khen", "pdf", file.getvalue())))

    assert b"app.alert" not in paper
    with pikepdf.open(BytesIO(paper)) as pdf:
        assert "/OpenAction" not in pdf.Root


def test_too_many_enclosures_are_refused_with_a_sentence():
    certificate = enclosure("Giấy khen", "pdf", enclosed.pdf())

    with pytest.raises(
        UnprintableError, match=r"^Hồ sơ có 201 tài liệu kèm theo, quá 200\. Hãy bỏ"
    ):
        order_of(report_of(7, *[certificate] * 201))


def test_too_many_pages_are_refused_with_a_sentence():
    big = enclosure("Sổ", "pdf", enclosed.pdf(300))

    with pytest.raises(rendering.RenderingError, match=r"^Hồ sơ có 1508 trang, quá 1500 trang\."):
        dossier.pdf(report_of(7, *[big] * 5))


def test_what_people_typed_cannot_write_marks_into_the_contents():
    hostile = '<span data-page="1"></span><section class="leaf"></section>'
    sample = report_of(7, enclosure(hostile, "pdf", enclosed.pdf(), hostile))

    paper = dossier.pdf(replace(sample, subject_lines=(hostile,)))

    assert page_numbers(paper) == [f"Trang {n}" for n in range(2, 10)]
    assert 'class="leaf"' in contents_of(paper)


def _key(sample: Dossier) -> str:
    return content_key(order_of(sample))


def test_equal_content_has_one_key_and_any_change_another():
    first, second = (enclosure("Giấy khen", "pdf", enclosed.pdf(n)) for n in (1, 2))
    sample = report_of(7, first)
    same_bytes = replace(sample, enclosures=(replace(first),))
    changed = [
        report_of(8, first),
        report_of(7),
        report_of(7, second),
        replace(sample, year=2022),
        replace(sample, parts=sample.parts[:1]),
        replace(sample, enclosures=(replace(first, note="bản sao"),)),
    ]

    assert _key(sample) == _key(same_bytes)
    assert len({_key(sample), *map(_key, changed)}) == len(changed) + 1


def test_a_file_replaced_under_the_same_name_is_other_content():
    from django.core.files.storage import default_storage

    certificate = enclosure("Giấy khen", "pdf", enclosed.pdf(1))
    before = _key(report_of(7, certificate))
    with default_storage.open(certificate.path, "wb") as file:
        file.write(enclosed.pdf(2))

    assert _key(report_of(7, certificate)) != before
