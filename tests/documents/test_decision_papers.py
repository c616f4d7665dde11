"""The papers of a decision: what stands on them, by regime, and that PDF and Word agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from decisions import actions as decisions
from decisions.actions import LineChange
from decisions.facts.results import Result
from decisions.models import DecisionDraft, DecisionLine
from decisions.papers.decision import decision_letter
from decisions.papers.lists import list_blocks
from decisions.papers.paylist import paylist_letter, paylist_sheet
from decisions.papers.refusal import refusal_letter, refusal_of
from decisions.rules.drafting import DraftKind
from decisions.signed import drafts
from documents.paper import printed, word
from documents.paper.letter import Letter, Paragraph, Signature
from documents.paper.sheet import xlsx
from law.authority import Authority
from law.kinds import COMMENDATIONS, TITLES
from nominations.facts.freezing import freeze
from nominations.models import FrozenJudgement
from people.roles import OFFICE, SECRETARY
from regulations.models import Regulation
from signing.signers import signatory
from signing.sources import Head, draft_of
from tests.cast import Cast, make_person
from tests.deciding import decided, make_draft, recognised
from tests.documents.fitting import broken_words
from tests.documents.paper_reader import docx_words, pdf_words
from tests.nominating import make_nomination
from tests.registering import at, launched, staff

pytestmark = pytest.mark.django_db

SIGNED_ON = date(2021, 12, 6)


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=date(2021, 12, 20))


@pytest.fixture
def chairman(cast):
    return make_person(cast.other_unit, "Trần Quang Định", position="Chủ tịch UBND", gender="male")


@pytest.fixture
def nominations(cast, campaign):
    first, second = staff(cast.unit, 2)
    other = make_person(cast.other_unit, "Lê Văn Khác", gender="male")
    collective = make_nomination(campaign, cast.unit, "GIAY_KHEN", "vetted")
    return [
        *(make_nomination(campaign, person, "LDTT", "vetted") for person in (first, second, other)),
        collective,
    ]


def articles(paper: Letter) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def head(signer, on=SIGNED_ON) -> Head:
    return Head("325/QĐ-UBND", on, signatory(signer, on))


def test_the_articles_tell_who_gets_what_and_the_money_in_figures_and_words(
    campaign, nominations, chairman
):
    made = make_draft(campaign, *nominations, proposer="Hội đồng", merit="có thành tích xuất sắc")
    paper = decision_letter(made, nominations, head(chairman))
    assert articles(paper) == [
        "Công nhận danh hiệu Lao động tiên tiến cho 03 cá nhân; tặng Giấy khen cho 01 tập thể, có "
        "thành tích xuất sắc (có danh sách kèm theo).",
        "Mức tiền thưởng thực hiện theo quy định hiện hành, chi từ Quỹ thi đua, khen thưởng năm "
        "2021 của xã Quảng Thành. Tổng số tiền thưởng: 1.800.000 đ (Một triệu tám trăm nghìn "
        "đồng).",
        "Quyết định này có hiệu lực kể từ ngày ký. Văn phòng HĐND và UBND, bộ phận Tài chính - Kế "
        "toán, các bộ phận, đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1 chịu trách "
        "nhiệm thi hành Quyết định này./.",
    ]
    assert (paper.number_line, paper.date_line, paper.mark) == (
        "Số: 325/QĐ-UBND",
        "Quảng Thành, ngày 06 tháng 12 năm 2021",
        "",
    )
    assert paper.signature.authority == ("Chủ tịch",)


def test_a_deputy_signs_for_the_chair(cast, campaign, nominations):
    deputy = make_person(cast.unit, "Nguyễn Hữu Ấn", position="Phó Chủ tịch UBND", gender="male")
    paper = decision_letter(make_draft(campaign), nominations, head(deputy))
    assert paper.signature.authority == ("KT. Chủ tịch", "Phó Chủ tịch")
    assert paper.signature.name == "Nguyễn Hữu Ấn"


@pytest.mark.parametrize(
    ("on", "first"),
    [
        (date(2021, 12, 6), ["chính quyền địa phương năm 2015", "2003", "91/2017", "12/2019"]),
        (date(2024, 5, 2), ["chính quyền địa phương năm 2015", "2022", "98/2023", "01/2024"]),
        (
            date(2025, 12, 5),
            ["chính quyền địa phương năm 2025", "2022", "152/2025", "129/2025", "15/2025"],
        ),
    ],
)
def test_the_bases_are_those_in_force_on_the_day_of_signing(
    cast, campaign, nominations, chairman, on, first
):
    Regulation.objects.create(
        commune=cast.commune,
        number="5/2020/QĐ-UBND",
        issued_on=date(2020, 1, 2),
        issuer="UBND tỉnh",
        title="Quy chế thi đua",
        valid_from=date(2020, 1, 2),
    )
    at(cast, on)
    made = make_draft(campaign, proposer="Hội đồng", other_bases="Biên bản họp ngày 26/11")
    made.commune.refresh_from_db()
    bases = decision_letter(made, nominations, head(chairman, on)).bases
    for words, line in zip(first, bases, strict=False):
        assert words in line
    assert bases[len(first) :] == (
        "Căn cứ Quyết định số 5/2020/QĐ-UBND ngày 02 tháng 01 năm 2020 của UBND tỉnh quy chế thi "
        "đua",
        f"Căn cứ Kế hoạch số {campaign.number} ngày 15/01/2021 của Ủy ban nhân dân xã Quảng Thành",
        "Căn cứ Biên bản họp ngày 26/11",
        "Theo đề nghị của Hội đồng",
    )


def test_the_list_numbers_collectives_and_people_through(nominations):
    tables = [block for block in list_blocks(nominations, {}) if block.kind == "table"]
    assert [[row[:2] for row in table.rows] for table in tables] == [
        [("1", "Văn phòng - Thống kê")],
        [("2", "Bà Lê Thị An"), ("3", "Bà Lê Thị Bình"), ("4", "Ông Lê Văn Khác")],
    ]


def test_several_units_get_an_annex_that_adds_up(campaign, nominations, chairman):
    made = make_draft(campaign, *nominations)
    _, annex = decision_letter(made, nominations, head(chairman)).annexes
    (table,) = annex.blocks
    assert table.rows == (
        ("1", "Văn phòng - Thống kê", "2", "1", "1.350.000"),
        ("2", "Tài chính - Kế toán", "1", "", "450.000"),
    )
    assert table.totals == ("", "Tổng số", "3", "1", "1.800.000")


def test_a_draft_says_so_on_paper_and_has_no_code(campaign, nominations):
    paper = draft_of(drafts, make_draft(campaign, *nominations))
    words = " ".join(pdf_words(printed.pdf(paper)))
    assert "DỰ THẢO" in words.upper()
    assert "Quét mã" not in words


def test_pdf_and_word_of_a_decision_hold_the_same_words(campaign, nominations, chairman):
    paper = decision_letter(make_draft(campaign, *nominations), nominations, head(chairman))
    for letter in (paper, decision_letter(make_draft(campaign), nominations)):
        assert sorted(pdf_words(printed.pdf(letter))) == sorted(docx_words(word.docx(letter)))


# --- Danh sách ký nhận ------------------------------------------------------------------------


def test_the_pay_list_adds_up_in_figures_words_and_excel(cast, campaign):
    people = staff(cast.unit, 3)
    both, *others = people
    fighter = make_nomination(campaign, both, "CSTDCS", "vetted", place=1)
    titles = [make_nomination(campaign, person, "LDTT", "vetted") for person in people]
    decision = decided(cast, campaign, recognised(*titles))
    decided(
        cast,
        campaign,
        recognised(fighter),
        number="9/QĐ-UBND",
        authority=Authority.DISTRICT,
        is_confirmed=True,
    )
    lines = list(DecisionLine.objects.filter(decision=decision, is_paid=True))
    assert [line.nomination.person for line in lines] == others
    paper = paylist_letter(decision, lines)
    table, total = paper.blocks
    assert table.totals[1:5] == ("Tổng số: 02", "", "", "900.000")
    assert total.text == "Số tiền bằng chữ: Chín trăm nghìn đồng."
    signers = (paper.witness, paper.between, paper.signature)
    assert [signer.authority for signer in signers] == [
        ("Người lập",),
        ("Kế toán",),
        ("Chủ tài khoản",),
    ]
    content = xlsx(paylist_sheet(decision, lines, cast[OFFICE].display_name))
    assert content.startswith(b"PK")


def test_the_list_to_sign_has_room_for_each_title_and_its_money(cast, campaign, nominations):
    decision = decided(cast, campaign, recognised(*nominations))
    paper = paylist_letter(decision, list(decision.lines.all()))
    rows = tuple(
        ("100", "Tập thể", kind.short, "0,225", "11.920.000", "", "")
        for kind in (*TITLES, *COMMENDATIONS)
    )
    totals = ("", "Tổng số: 100", "", "", "109.800.000", "", "")
    longest = replace(paper.blocks[0], rows=rows, totals=totals)
    assert broken_words(replace(paper, blocks=(longest, *paper.blocks))) == []


# --- Refused, taken back --------------------------------------------------------------------------


def test_a_refusal_tells_one_nominee_why_and_names_nobody_else(cast, campaign):
    first, second = staff(cast.unit, 2)
    refused = make_nomination(
        campaign,
        first,
        "LDTT",
        "vetted",
        is_supported=False,
        vetting_note="Chưa đủ thời gian công tác. Hãy xem lại năm sau.",
    )
    make_nomination(campaign, second, "LDTT", "vetted")
    paper = refusal_letter(refused, refusal_of(refused))
    assert articles(paper) == [
        "Ủy ban nhân dân xã Quảng Thành đã xét hồ sơ đề nghị Lao động tiên tiến năm 2021 của Bà Lê "
        "Thị An do Văn phòng - Thống kê gửi. Kết quả: không được công nhận.",
        "Kết quả thẩm định ngày 18/11/2021: không đề nghị khen thưởng. Chưa đủ thời gian công tác.",
        "Ý kiến về kết quả này gửi bằng văn bản đến Văn phòng HĐND và UBND xã Quảng Thành để được "
        "xem xét, trả lời theo quy định./.",
    ]
    assert second.full_name not in str(paper)
    voted = refusal_letter(refused, "3/11 thành viên = 27,3 % ≤ 50 % → Không đạt.")
    assert articles(voted)[1] == "3/11 thành viên = 27,3 % ≤ 50 %, không đạt."


def test_a_refusal_names_the_standard_that_was_not_met_and_its_clause(cast, campaign):
    (person,) = staff(cast.unit, 1)
    person.ratings.create(year=2021, level="HT")
    person.disciplines.create(form="reprimand", decided_on=date(2021, 2, 3))
    refused = make_nomination(campaign, person, "LDTT", "vetted", is_supported=False)
    freeze(refused, FrozenJudgement.Moment.VETTED, by=cast.acting(SECRETARY))
    paper = refusal_letter(refused, refusal_of(refused))
    assert articles(paper)[2:-1] == [
        "",
        "- Yêu cầu: Đăng ký thi đua: không đăng ký thì không xét. Hiện có: Không có "
        "trong bản đăng ký nào. Căn cứ: Điều 10 Luật Thi đua, khen thưởng năm 2003.",
        "- Yêu cầu: Người đạt Lao động tiên tiến phải được xếp loại từ mức “Hoàn thành tốt nhiệm "
        "vụ”. Hiện có: Hoàn thành nhiệm vụ. Căn cứ: Điều 24 Luật Thi đua, khen thưởng năm 2003.",
    ]
    assert "Khiển trách" not in str(paper)


def test_only_who_was_refused_gets_a_refusal(cast, campaign):
    first, second = staff(cast.unit, 2)
    standing = make_nomination(campaign, first, "LDTT", "vetted")
    no = make_nomination(campaign, second, "LDTT", "vetted")
    decided(cast, campaign, [*recognised(standing), Result(no, False, "Chưa đủ năm.")])
    no.refresh_from_db()
    standing.refresh_from_db()
    assert refusal_of(standing) == ""
    assert refusal_of(no) == (
        "Quyết định số 125/QĐ-UBND ngày 01/12/2021 không công nhận. Chưa đủ năm."
    )


def test_a_revocation_names_whom_and_the_money_to_give_back(cast, campaign, chairman):
    nominations = [
        make_nomination(campaign, person, "LDTT", "vetted") for person in staff(cast.unit, 2)
    ]
    decision = decided(cast, campaign, recognised(*nominations))
    line = decision.lines.first()
    made = changing(cast, DraftKind.REVOCATION, decision, LineChange(line.pk))
    draft, paper = draft_of(drafts, made), drafts.letter(made, head(chairman, LATER))
    assert (draft.mark, draft.number, paper.mark) == ("Dự thảo", "", "")
    assert articles(paper) == [
        "Hủy bỏ kết quả khen thưởng của 01 cá nhân tại Quyết định số 125/QĐ-UBND ngày "
        "01/12/2021 của Chủ tịch UBND xã (có danh sách kèm theo).",
        "Thu hồi 450.000 đ (Bốn trăm năm mươi nghìn đồng) tiền thưởng. Người có tên trong danh "
        "sách nộp lại trong 15 ngày kể từ ngày nhận Quyết định này; tiền thưởng nộp vào Quỹ thi "
        "đua, khen thưởng.",
        "Quyết định này có hiệu lực kể từ ngày ký. Văn phòng HĐND và UBND, bộ phận Tài chính - Kế "
        "toán, các đơn vị liên quan và tập thể, cá nhân có tên trong danh sách chịu trách nhiệm "
        "thi hành Quyết định này./.",
    ]
    merged = drafts.letter(made, head(chairman, date(2026, 12, 18)))
    assert ", Phòng Kinh tế, các đơn vị liên quan" in articles(merged)[-1]
    assert paper.abstract == "Về việc hủy bỏ kết quả khen thưởng, thu hồi tiền thưởng"
    assert paper.basis_lines[-3:] == (
        "Căn cứ Quyết định số 125/QĐ-UBND ngày 01/12/2021 của Chủ tịch UBND xã;",
        "Xét kết luận: Kê khai không đúng;",
        "Theo đề nghị của Hội đồng.",
    )
    assert paper.annexes[0].belongs_to == (
        "Kèm theo Quyết định số 325/QĐ-UBND ngày 18/12/2021 của Chủ tịch Ủy ban nhân dân xã Quảng "
        "Thành"
    )
    assert paper.signature == Signature(("Chủ tịch",), "Trần Quang Định")
    assert sorted(pdf_words(printed.pdf(paper))) == sorted(docx_words(word.docx(paper)))


def test_papers_that_were_handed_out_are_listed_to_be_handed_in_or_given_anew(cast, campaign):
    praised, named = [
        make_nomination(campaign, person, "GIAY_KHEN", "vetted") for person in staff(cast.unit, 2)
    ]
    decision = decided(cast, campaign, recognised(praised, named))
    first, second = decision.lines.order_by("ordinal")
    paper = drafts.letter(changing(cast, DraftKind.REVOCATION, decision, LineChange(first.pk)))
    assert articles(paper)[1].startswith("Thu hồi 01 Giấy khen và 230.000 đ (")
    table = paper.annexes[0].blocks[0]
    assert [table.rows[0][3], table.totals[3]] == ["Giấy khen", "01 tờ"]
    right = LineChange(second.pk, "Lê Thị Ân", second.award.position, second.award.unit_name)
    paper = drafts.letter(changing(cast, DraftKind.CORRECTION, decision, right))
    assert paper.blocks[2].text.endswith(
        "giữ nguyên. Cấp lại 01 Giấy khen theo nội dung đính chính; thu hồi các tờ đã cấp."
    )


def test_a_correction_shows_what_stood_there_and_what_is_to(cast, campaign, chairman):
    nominations = [
        make_nomination(campaign, person, "LDTT", "vetted") for person in staff(cast.unit, 2)
    ]
    decision = decided(cast, campaign, recognised(*nominations))
    line = decision.lines.first()
    right = LineChange(line.pk, "Lê Thị Ân", line.award.position, line.award.unit_name)
    made = changing(cast, DraftKind.CORRECTION, decision, right)
    paper = drafts.letter(made, head(chairman, LATER))
    assert paper.abstract == "Về việc đính chính Quyết định số 125/QĐ-UBND ngày 01/12/2021"
    post = "\nCông chức chuyên môn, Văn phòng - Thống kê"
    assert paper.blocks[1].rows == (("1", f"Lê Thị An{post}", f"Lê Thị Ân{post}"),)


LATER = date(2021, 12, 18)


def changing(cast, kind, decision, *changes) -> DecisionDraft:
    made = decisions.draft_change(
        kind,
        decision,
        changes,
        reason="Kê khai không đúng.",
        proposer="Hội đồng",
        by=cast.acting(OFFICE),
    )
    return drafts.subjects.get(pk=made.pk)
