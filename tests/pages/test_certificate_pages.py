"""Papers of awards on pages: what is printed for whom, preprinted forms, the book of awards."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from awards.models import Award
from certificates import actions as certificates
from certificates.book import book_letter
from certificates.book import rows_of as book_rows
from certificates.facts import SheetState, entitled_by, frame_of, merit_of
from certificates.models import Batch, Blank, BookEntry
from certificates.papers.preprinted import placed_on, sheet_to_try, sheets_of, words_of
from certificates.papers.white import certificate_of
from certificates.printing import order_of_batch, print_papers
from certificates.rules.spots import PIECES, Spot, first_spots, outside
from decisions.actions import revoke_line
from documents.dossier.running import run
from documents.models import PrintJob
from documents.paper import certificate
from documents.press import rendering
from history.models import Event
from law.kinds import Subject
from people.roles import CHAIR, OFFICE, SECRETARY
from procedure.locking import GoneError
from procedure.refusal import RefusedError
from tests.cast import Cast, make_person
from tests.certifying import make_blank, make_praised
from tests.deciding import make_award, make_decided
from tests.documents.paper_reader import printed_lines
from tests.filling import filled, seen_at
from tests.nominating import make_nomination
from tests.registered import a_campaign

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

NA, THUY = "Lê Thị Na", "Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Dương Anh Thư Bảo Ngọc"


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def praised(cast):
    return make_praised(cast, NA, "Trần Thị Lan", THUY)


def printed(cast, decision, entitled, **more) -> PrintJob:
    job = print_papers(decision, entitled, user=cast[OFFICE], back_path="/", **more)
    assert run(job.pk)
    job.refresh_from_db()
    return job


# --- Who gets a paper ---------------------------------------------------------------------


def test_the_number_in_the_golden_book_is_the_place_in_the_list_and_never_moves(cast, praised):
    first = praised.lines.order_by("pk").first()
    revoke_line(first, on=date(2021, 12, 20), reason="Khai sai", by=cast.acting(OFFICE))
    entries = [
        (holder.ordinal, holder.called, holder.is_in_force) for holder in entitled_by(praised)
    ]
    assert entries == [
        (1, f"Bà {NA}", False),
        (2, "Bà Trần Thị Lan", True),
        (3, f"Bà {THUY}", True),
    ]


@pytest.mark.parametrize("award", ["LDTT", "TTLDTT"])
def test_what_is_paid_in_money_alone_gets_no_paper(cast, award):
    holder = cast.unit if award == "TTLDTT" else make_person(cast.unit, NA)
    campaign = make_praised(cast, "Trần Thị Lan").campaign
    decision = make_decided(
        make_nomination(campaign, holder, award, stage="recognised"), number="9/QĐ-UBND"
    ).line.decision
    assert entitled_by(decision) == []


def test_papers_of_a_level_above_are_not_ours_to_print(cast):
    decision = make_praised(cast, NA, award="CSTDCS")
    decision.authority = "district"
    assert entitled_by(decision) == []


@pytest.mark.once
def test_a_paper_says_its_lines_in_the_order_of_the_decree(cast):
    decision = make_praised(cast, NA, award="CSTDCS")
    (holder,) = entitled_by(decision)
    lines = printed_lines(certificate.pdf(certificate_of(holder, frame_of(decision))))
    assert [line.text for line in lines] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ QUẢNG THÀNH",
        "TẶNG DANH HIỆU",
        "CHIẾN SĨ THI ĐUA CƠ SỞ",
        f"Bà {NA}",
        "Công chức chuyên môn, Văn phòng - Thống kê",
        "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2021",
        "Quảng Thành, ngày 01 tháng 12 năm 2021",
        "CHỦ TỊCH",
        "Số quyết định: 125/QĐ-UBND, ngày 01 tháng 12 năm 2021",
        "Nguyễn Văn Khoa",
        "Số sổ vàng: 1",
    ]


@pytest.mark.parametrize(
    ("matter", "said"),
    [
        ("Cứu người trong đợt lũ", "trong việc cứu người trong đợt lũ"),
        ("PCCC rừng ngày 12/6/2021", "trong việc PCCC rừng ngày 12/6/2021"),
    ],
)
def test_what_was_done_on_the_spot_stands_inside_the_sentence(cast, matter, said):
    nomination = make_nomination(a_campaign(cast), make_person(cast.unit, NA), "GIAY_KHEN")
    nomination.occasion, nomination.matter = "on_the_spot", matter
    assert merit_of(nomination) == f"Đã có thành tích xuất sắc {said}"


@pytest.mark.parametrize(
    ("position", "lines"),
    [
        ("Chủ tịch UBND", ("Chủ tịch",)),
        ("Bí thư, Phó Chủ tịch UBND xã", ("KT. Chủ tịch", "Phó Chủ tịch")),
    ],
)
def test_a_paper_is_signed_as_its_decision_is(praised, position, lines):
    praised.campaign.signer_position = position
    assert frame_of(praised).signature.authority == lines


# --- Many at once -------------------------------------------------------------------------


@pytest.mark.once
def test_many_papers_become_one_file_without_a_page_of_contents_before_them(
    cast, praised, monkeypatch
):
    monkeypatch.setattr("certificates.printing.PART", 2)
    job = printed(cast, praised, entitled_by(praised))
    with job.file.open("rb") as file, pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        names = [item.title for part in outline.root for item in part.children]
    assert (job.state, job.error, job.in_words) == ("done", "", "Đã xong: 2/2 phần")
    assert names == [f"Bà {NA}", "Bà Trần Thị Lan", f"Bà {THUY}"]
    assert [part.title for part in job.parts.all()] == [
        "Số sổ vàng 1–2 (2 tờ)",
        "Số sổ vàng 3 (1 tờ)",
    ]


def test_what_is_taken_back_after_it_was_asked_for_is_not_printed(cast, praised):
    job = print_papers(praised, entitled_by(praised), user=cast[OFFICE], back_path="/")
    last = praised.lines.order_by("pk").last()
    revoke_line(last, on=date(2021, 12, 20), reason="Khai sai", by=cast.acting(OFFICE))
    html = order_of_batch(Batch.objects.get().pk).content["html"]
    assert (NA in html, THUY in html, job.total) == (True, False, 1)


def test_a_form_of_another_award_nobody_and_what_was_taken_back_are_refused(cast, praised):
    blank = make_blank(cast, award="CSTDCS")
    first = praised.lines.order_by("pk").first()
    revoke_line(first, on=date(2021, 12, 20), reason="Khai sai", by=cast.acting(OFFICE))
    everybody = entitled_by(praised)
    refusals = []
    for entitled, on in (([], None), (everybody, None), (everybody[1:], blank)):
        with pytest.raises(RefusedError) as refused:
            print_papers(praised, entitled, blank=on, user=cast[OFFICE], back_path="/")
        refusals.append(str(refused.value))
    assert refusals == [
        "Hãy chọn ít nhất một người hoặc tập thể để in giấy.",
        f"Đã bị thu hồi nên không in giấy: Bà {NA}.",
        "Phôi “Phôi giấy khen” không phải phôi Giấy khen.",
    ]
    assert PrintJob.objects.count() == 0


def test_the_page_prints_those_that_are_ticked_with_the_words_typed(cast, praised, client):
    client.force_login(cast[SECRETARY])
    line = praised.lines.order_by("pk").last()
    page = reverse("certificates:decision", args=[praised.pk])
    answer = client.post(page, {"dong": [line.pk], "merit": "Cứu người trong lũ"})
    batch = Batch.objects.get()
    assert (answer.status_code, list(batch.lines.all())) == (302, [line])
    assert batch.merit == "Cứu người trong lũ"
    assert client.post(page, {}).status_code == 200
    assert Batch.objects.count() == 1


# --- What was printed and does not hold any more -------------------------------------------


def sheets(decision) -> list[SheetState | None]:
    return [holder.sheet for holder in entitled_by(decision)]


def test_a_corrected_paper_is_printed_anew_and_the_old_one_is_marked(cast, praised, client):
    print_papers(praised, entitled_by(praised)[:2], user=cast[OFFICE], back_path="/")
    assert sheets(praised) == [SheetState.PRINTED, SheetState.PRINTED, None]
    first = praised.lines.order_by("pk").first()
    Award.objects.filter(line=first).update(holder_name="Lê Thị Nà")
    praised.lines.filter(pk=first.pk).update(corrected_at=timezone.now(), correction="Sửa dấu.")
    assert sheets(praised) == [SheetState.OUTDATED, SheetState.PRINTED, None]

    client.force_login(cast[OFFICE])
    page = client.get(reverse("certificates:decision", args=[praised.pk])).content.decode()
    assert ("Phải in lại" in page, page.count(" checked")) == (True, 1)
    [anew] = [holder for holder in entitled_by(praised) if holder.must_be_printed_anew]
    assert anew.called == "Bà Lê Thị Nà"
    print_papers(praised, [anew], user=cast[OFFICE], back_path="/")
    assert sheets(praised) == [SheetState.REPLACED, SheetState.PRINTED, None]


def test_a_printed_paper_of_an_award_taken_back_is_to_be_handed_in(cast, praised):
    print_papers(praised, entitled_by(praised)[:1], user=cast[OFFICE], back_path="/")
    for line in praised.lines.order_by("pk")[:2]:
        revoke_line(line, on=date(2021, 12, 20), reason="Khai sai", by=cast.acting(OFFICE))
    assert sheets(praised) == [SheetState.TAKEN_BACK, None, None]


def test_what_was_printed_on_a_form_stays_printed_when_the_form_is_put_away(cast, praised, client):
    blank = make_blank(cast)
    print_papers(praised, entitled_by(praised)[:1], blank=blank, user=cast[OFFICE], back_path="/")
    client.force_login(cast[OFFICE])
    page = reverse("certificates:blank_remove", args=[blank.pk])
    assert (client.post(page).status_code, client.post(page).status_code) == (302, 404)
    assert "Phôi giấy khen" not in client.get(reverse("certificates:list")).content.decode()
    assert sheets(praised) == [SheetState.PRINTED, None, None]
    with pytest.raises(GoneError):
        certificates.remove_blank(blank, by=cast.acting(OFFICE))
    assert [event.verb for event in Event.objects.about(blank)] == ["blank.removed", "blank.added"]
    assert make_blank(cast).name == blank.name


# --- Preprinted forms ---------------------------------------------------------------------


@pytest.mark.once
def test_on_a_form_each_piece_stands_in_its_room_and_nothing_else_is_printed(cast, praised):
    blank = make_blank(cast, shift_x=Decimal("3.5"), shift_y=Decimal("-2"))
    entitled, frame = entitled_by(praised), frame_of(praised)
    spots = [spot for spot in blank.spots_for(Subject.INDIVIDUAL) if spot.is_on]
    shift = (blank.shift_x, blank.shift_y)
    for holder in entitled:
        words = words_of(holder, frame)
        sheet = sheets_of(blank, [placed_on(spots, words, shift)], "Giấy khen")
        lines = printed_lines(rendering.only(certificate.order_of_sheets(sheet)))
        texts = " ".join(line.text for line in lines)
        assert sorted(texts.split()) == sorted(" ".join(words[s.code] for s in spots).split())
        for line in lines:
            assert any(_is_inside(line, spot, shift) for spot in spots), line


def _is_inside(line, spot: Spot, shift) -> bool:
    left, top = float(spot.left + shift[0]), float(spot.y + shift[1])
    across = left - 0.2 <= line.left and line.right <= left + float(spot.width) + 0.2
    return across and top - 0.5 <= line.top and line.bottom <= top + float(spot.height) + 0.8


def test_spots_are_kept_for_one_kind_of_subject_or_for_all(cast, client):
    blank = make_blank(cast)
    client.force_login(cast[OFFICE])
    page = blank.get_absolute_url() + "?doi_tuong=collective"
    moved = posted(blank, Subject.COLLECTIVE, x="120,5") | {"shift_x": "-1,5"}
    assert client.post(page, moved | seen_at(client, page)).status_code == 302
    assert _xs(blank) == {"individual": 148, "collective": 120.5, "household": 148}
    shown = filled(client.get(page).content, name="")
    assert (shown["cho-0-x"], shown["shift_x"]) == (["120,5"], ["-1,5"])
    for_all = moved | {"for_all": "1", "cho-0-x": "120"} | seen_at(client, page)
    assert client.post(page, for_all).status_code == 302
    assert _xs(blank) == {"individual": 120, "collective": 120, "household": 120}
    assert [(event.verb, event.sentence) for event in Event.objects.order_by("sequence")] == [
        ("blank.added", "Thêm phôi “Phôi giấy khen”."),
        (
            "blank.placed",
            "Căn chỗ in trên phôi “Phôi giấy khen” cho tập thể; dời ngang tất cả (mm): 0 → -1,5.",
        ),
        (
            "blank.placed",
            "Căn chỗ in trên phôi “Phôi giấy khen” cho cá nhân, tập thể, hộ gia đình.",
        ),
    ]


def posted(blank: Blank, subject: Subject, **first) -> dict:
    """Give what the page sends for a form as it is; `first` changes the first piece."""
    spots = blank.spots_for(subject)
    sent = {name: getattr(blank, name) for name in ("name", "award", "width", "height")}
    sent |= {"shift_x": blank.shift_x, "shift_y": blank.shift_y}
    sent |= {"cho-TOTAL_FORMS": len(spots), "cho-INITIAL_FORMS": len(spots)}
    for number, spot in enumerate(spots):
        for name in ("code", "x", "y", "width", "size", "align"):
            sent[f"cho-{number}-{name}"] = getattr(spot, name)
        if spot.is_on:
            sent[f"cho-{number}-is_on"] = "on"
    return sent | {f"cho-0-{name}": value for name, value in first.items()}


def _xs(blank: Blank) -> dict:
    rows = blank.spots.filter(code="called").values_list("subject", "x")
    return {subject: float(x) for subject, x in rows}


def test_a_piece_outside_the_sheet_is_refused_and_what_was_typed_stays(cast, client):
    blank = make_blank(cast)
    client.force_login(cast[OFFICE])
    address = blank.get_absolute_url()
    outside = posted(blank, Subject.INDIVIDUAL, x="20") | {"name": "Phôi B"}
    answer = client.post(address, outside | seen_at(client, address))
    page = answer.content.decode()
    assert "tràn ra ngoài mép trái hoặc phải của tờ phôi" in page
    assert 'value="Phôi B"' in page
    blank.refresh_from_db()
    assert (blank.name, _xs(blank)["individual"]) == ("Phôi giấy khen", 148)


@pytest.mark.parametrize(
    ("code", "y", "fits"),
    [("signer", 203, True), ("signer", 204, False), ("merit", 189, True), ("merit", 190, False)],
)
def test_a_piece_of_several_lines_needs_room_for_all_of_them(code, y, fits):
    [spot] = [spot for spot in first_spots(Subject.INDIVIDUAL) if spot.code == code]
    moved = replace(spot, y=Decimal(y), size=Decimal(16))
    assert (outside(moved, Decimal(297), Decimal(210)) == "") == fits


def test_the_preview_draws_what_is_typed_and_saves_nothing(cast, client):
    blank = make_blank(cast)
    client.force_login(cast[OFFICE])
    page = reverse("certificates:blank_preview", args=[blank.pk])
    typed = posted(blank, Subject.INDIVIDUAL, x="140") | {"shift_x": "5"}
    drawn = client.post(page, typed).content.decode()
    assert 'x="145.00"' in drawn
    assert _xs(blank)["individual"] == 148
    broken = client.post(page, typed | {"cho-0-x": "chữ"}).content.decode()
    assert 'x="148.00"' in broken


@pytest.mark.once
def test_the_test_sheet_has_a_grid_in_millimetres_of_the_size_of_the_form(cast, client):
    blank = make_blank(cast, width=Decimal(210), height=Decimal(148))
    client.force_login(cast[OFFICE])
    answer = client.get(reverse("certificates:blank_test_pdf", args=[blank.pk]))
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        size = [round(float(edge) * 25.4 / 72) for edge in pdf.pages[0].mediabox[2:]]
    assert size == [210, 148]
    marks = sheet_to_try(blank, Subject.INDIVIDUAL).marks
    assert [marks.count(f">{mark}</text>") for mark in (10, 140, 200, 210)] == [6, 6, 3, 0]


def test_every_subject_has_every_piece(cast):
    blank = make_blank(cast)
    codes = [piece.code for piece in PIECES]
    assert {
        subject: [spot.code for spot in blank.spots_for(subject)]
        for subject in (Subject.INDIVIDUAL, Subject.COLLECTIVE, Subject.HOUSEHOLD)
    } == dict.fromkeys((Subject.INDIVIDUAL, Subject.COLLECTIVE, Subject.HOUSEHOLD), codes)


# --- The book -----------------------------------------------------------------------------


def test_numbers_of_the_book_stay_whatever_comes_or_goes(cast, praised):
    by, person = cast.acting(OFFICE), make_person(cast.unit, "Hồ Thị Ánh")
    assert certificates.write_up(cast.commune, by=by) == 3
    first, second = BookEntry.objects.order_by("ordinal")[:2]
    second.award.line.delete()
    second.award.delete()
    make_award(person, "BANG_KHEN", 2021, decided_on=date(2021, 1, 1), issuer="Chủ tịch UBND tỉnh")
    make_award(person, "LDTT", 2019)
    assert certificates.write_up(cast.commune, by=by) == 2
    assert certificates.write_up(cast.commune, by=by) == 0
    assert first.award.holder_name == NA
    rows = BookEntry.objects.order_by("year", "ordinal")
    assert [(row.year, row.ordinal, row.award.holder_name) for row in rows] == [
        (2019, 1, "Hồ Thị Ánh"),
        (2021, 1, NA),
        (2021, 3, THUY),
        (2021, 4, "Hồ Thị Ánh"),
    ]


def test_the_page_the_excel_file_and_the_paper_of_the_book_say_the_same(cast, praised, client):
    make_award(cast.unit, "TTLDXS", 2021, issuer="Chủ tịch UBND tỉnh", decision_number="77/QĐ")
    line = praised.lines.order_by("pk").first()
    revoke_line(line, on=date(2021, 12, 20), reason="Khai sai", by=cast.acting(OFFICE))
    client.force_login(cast[OFFICE])
    client.post(reverse("certificates:book_write"))
    page = client.get(reverse("certificates:book"), {"nam": "2021"}).content.decode()
    workbook = client.get(reverse("certificates:book_xlsx"), {"nam": "2021"}).content
    sheet = CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_index(0)
    rows = [[cell for cell in row if cell != ""] for row in sheet.to_python()]
    assert rows[0] == ["ỦY BAN NHÂN DÂN XÃ QUẢNG THÀNH"]
    assert [row[:4] for row in rows[4:-1]] == [
        [1, 2021, "125/QĐ-UBND, 01/12/2021", 1],
        [2, 2021, "125/QĐ-UBND, 01/12/2021", 2],
        [3, 2021, "125/QĐ-UBND, 01/12/2021", 3],
        [4, 2021, "77/QĐ", "Văn phòng - Thống kê"],
    ]
    assert (rows[4][-1], rows[-1]) == ("Thu hồi ngày 20/12/2021", ["Tổng số", "4 dòng", 460000])
    assert page.count("230.000 đ") == 2
    headings = re.findall(r'<tr class="group"><th [^>]*>(.*?)</th></tr>', page)
    assert [re.sub("<[^>]*>", "", heading) for heading in headings] == [
        "Năm 2021 · 125/QĐ-UBND, 01/12/2021 · Chủ tịch Ủy ban nhân dân xã Quảng Thành",
        "Năm 2021 · 77/QĐ · Chủ tịch UBND tỉnh",
    ]
    paper = client.get(reverse("certificates:book_pdf"), {"nam": "2021"}).content
    assert "460.000 đ" in " ".join(line.text for line in printed_lines(paper))


def test_a_line_of_the_book_stays_low_on_paper(cast, praised):
    certificates.write_up(cast.commune, by=cast.acting(OFFICE))
    rows = book_rows(BookEntry.objects.filter(ordinal=2))
    (table,) = book_letter(rows, commune=cast.commune, year=2021).annexes[0].blocks
    assert (table.size, table.rows) == (
        10.5,
        (
            (
                "2",
                "125/QĐ-UBND, 01/12/2021",
                "2",
                "Trần Thị Lan",
                "Công chức chuyên môn, Văn phòng - Thống kê",
                "Giấy khen",
                "Công trạng. Thành tích xuất sắc trong phong trào thi đua yêu nước năm 2021",
                "Chủ tịch UBND xã Quảng Thành",
                "230.000",
                "",
                "",
            ),
        ),
    )


def test_only_who_records_decisions_writes_up_the_book(cast, praised, client):
    client.force_login(cast[CHAIR])
    assert client.get(reverse("certificates:book")).status_code == 200
    assert client.post(reverse("certificates:book_write")).status_code == 403
    assert BookEntry.objects.count() == 0


QUERIES = {"list": 7, "decision": 8, "book": 9, "blank": 6}


@pytest.mark.once
def test_the_queries_of_a_page_do_not_grow_with_its_rows(client):
    counts = {name: [] for name in QUERIES}
    for place, count in (("An Bình", 1), ("An Lạc", 3), ("An Phú", 60)):
        cast = Cast.of(place, prefix=f"{count}_")
        decision = make_praised(cast, *(f"Lê Thị {number}" for number in range(count)))
        blank = make_blank(cast)
        certificates.write_up(cast.commune, by=cast.acting(OFFICE))
        client.force_login(cast[OFFICE])
        about = {"decision": [decision.pk], "blank": [blank.pk]}
        for name in QUERIES:
            page = reverse(f"certificates:{name}", args=about.get(name, []))
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            counts[name].append(len(queries))
    assert counts == {name: [number] * 3 for name, number in QUERIES.items()}
