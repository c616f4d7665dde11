"""The papers of a meeting: what they say, that PDF and Word say the same, and that their numbers
are those of the pages."""

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from council import papers
from council.actions.agenda import add_matter, put_on, recuse, write_opinions
from council.actions.ballots import cast
from council.actions.meetings import close, invite
from council.actions.rounds import close_phones, count, open_round
from council.boards import board_of, boards_of
from council.models import Item
from council.rules.counting import BallotSheet, Typed
from documents.paper import printed, word
from documents.paper.letter import Letter, Paragraph, Table
from nominations.models.nominations import SOURCE
from people.roles import SECRETARY
from tests.cast import Cast
from tests.documents.fitting import broken_words
from tests.documents.paper_reader import docx_words, pdf_words
from tests.lasting import settle, undone_in_the_end
from tests.meetings import IN_WRITING, PRESENT, Chamber, a_rule, an_item, choices
from tests.nominating import make_nomination

pytestmark = pytest.mark.django_db
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture(scope="module")
def made_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory
) -> Iterator[Chamber]:
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("files")):
        chamber = voted()
        settle()
        yield chamber


@pytest.fixture
def chamber(made_once) -> Chamber:
    return copy.deepcopy(made_once)


def voted() -> Chamber:
    """Hold a meeting with a secret vote on phones, dossiers and a matter of its own, all voted."""
    chamber = Chamber.of(members=5)
    brought(chamber.item)
    for seat in chamber.seats[2:4]:
        make_nomination(chamber.campaign, seat.person, "LDTT", "vetted")
    put_on(chamber.meeting, [("nomination", "LDTT")], by=chamber.by)
    add_matter(chamber.meeting, title="Thông qua biên bản", is_voted=True, by=chamber.by)
    invite(chamber.meeting, by=chamber.by)
    chamber.seated(m5=IN_WRITING)
    recuse(chamber.lines[0], chamber.seats[3], kind="relative", by=chamber.by)
    round = chamber.opened()
    for seat, agrees in zip(chamber.seats[:3], (True, True, False), strict=True):
        cast(round, seat, choices(chamber.lines, True, agrees))
    close_phones(round, by=chamber.by)
    for item in chamber.meeting.items.exclude(pk=chamber.item.pk):
        by_hands(chamber, item)
    return chamber


def brought(item: Item, award: str = "CSTDCS") -> Item:
    """Let the names of an item be dossiers, as they are where a room above brings it."""
    Item.objects.filter(pk=item.pk).update(source=SOURCE, key=award)
    for line in item.lines.all():
        nomination = make_nomination(item.meeting.campaign, line.person, award, "vetted")
        item.lines.filter(pk=line.pk).update(subject=nomination.pk)
    item.refresh_from_db()
    return item


def by_hands(chamber: Chamber, item) -> None:
    round = open_round(item, way="hands", by=chamber.by)
    typed = {
        tally.line_id: Typed(tally.line.name, tally.there.voters, 0)
        for tally in round.tallies.select_related("line")
    }
    count(round, BallotSheet(), typed, by=chamber.by)


def text_of(paper: Letter) -> str:
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    words = []
    for block in blocks:
        if isinstance(block, Table):
            words += [" | ".join(row) for row in block.rows]
        elif isinstance(block, Paragraph):
            words.append(f"{block.opening}{block.text}")
    return "\n".join(words).replace("\u00a0", " ")


def table_with(paper: Letter, name: str) -> Table:
    [table] = [
        block
        for block in paper.blocks
        if isinstance(block, Table) and any(name in row for row in block.rows)
    ]
    return table


def made(chamber: Chamber) -> dict[str, Letter]:
    meeting, board = chamber.meeting, board_of(chamber.item)
    return {
        "invitation": papers.invitation_letter(meeting),
        "summary": papers.summary_letter(meeting),
        "ballot": papers.ballot_letter(board),
        "count": papers.count_letter(board, board.last),
        "minutes": papers.minutes_letter(meeting),
        "conclusion": papers.conclusion_letter(meeting),
    }


def test_the_invitation_says_who_when_where_and_about_what(chamber):
    text = text_of(papers.invitation_letter(chamber.meeting))
    assert "3. Thời gian: 14 giờ 00 ngày 26 tháng 11 năm 2021." in text
    assert "4. Địa điểm: Hội trường Quảng Thành." in text
    assert "- Lao động tiên tiến (2 hồ sơ);" in text
    chair, secretary = (seat.name for seat in chamber.seats[:2])
    assert f"- Bà {chair}, Công chức, Chủ tịch Hội đồng;" in text
    assert text.count("Công chức, ") == 7  # of five invited the chair and the secretary once more
    mail = chamber.seats[1].user.email
    assert f"6. Liên hệ: Bà {secretary}, Công chức, Thư ký, thư điện tử {mail}." in text


def test_the_summary_has_what_members_look_at(chamber):
    text = text_of(papers.summary_letter(chamber.meeting))
    assert "không đăng ký" in text
    assert "Bỏ phiếu kín; thông qua khi đạt từ 70 % trở lên số thành viên có mặt" in text


def test_the_ballot_has_every_name_and_no_place_for_one_of_the_voter(chamber):
    text = text_of(papers.ballot_letter(board_of(chamber.item)))
    assert [line.name in text for line in chamber.lines] == [True, True]
    assert "Không ký, không ghi tên" in text
    question = board_of(chamber.meeting.items.get(source=""))
    [table] = [b for b in papers.ballot_letter(question).blocks if isinstance(b, Table)]
    assert [column.title for column in table.columns] == [
        "STT",
        "Nội dung",
        "Đồng ý",
        "Không đồng ý",
    ]


def test_the_count_says_all_that_adds_up(chamber):
    board = board_of(chamber.item)
    text = text_of(papers.count_letter(board, board.last))
    assert "- Tổng số thành viên: 05; có mặt: 04; vắng mặt: 01 (01 có ý kiến bằng văn bản)." in text
    assert "- Số phiếu phát ra: 04; thu về: 03; hợp lệ: 03; không hợp lệ: 00." in text
    barred = chamber.seats[3].name
    assert f"{chamber.lines[0].name}: {barred}, có quan hệ vợ chồng, người thân." in text
    first, second = chamber.lines
    assert f"1 | {first.name} | 03 | 00 | 00 | 3/3 thành viên = 100 % ≥ 70 % | Đạt" in text
    assert f"2 | {second.name} | 02 | 01 | 00 | 2/4 thành viên = 50 % < 70 % | Không đạt" in text


def test_the_minutes_tell_who_stood_back_from_the_own_dossier_and_answer_a_question_in_words(
    chamber,
):
    third, fourth = (seat.name for seat in chamber.seats[2:4])
    text = text_of(papers.minutes_letter(chamber.meeting))
    assert f"- Không biểu quyết về hồ sơ của mình: {third}, {fourth}." in text
    assert (
        "- Đồng ý: 04; không đồng ý: 00; không hợp lệ: 00. "
        "4/5 thành viên = 80 % > 50 %: đạt." in text
    )


def test_the_count_of_a_question_is_a_sentence(chamber):
    board = board_of(chamber.meeting.items.get(source=""))
    letter = papers.count_letter(board, board.last)
    assert [block for block in letter.blocks if isinstance(block, Table)] == []
    answer = (
        "- Đồng ý: 04; không đồng ý: 00; không hợp lệ: 00. 4/5 thành viên = 80 % > 50 %: đạt.\n"
    )
    assert answer in text_of(letter)


def test_written_opinions_have_a_column_where_some_count(chamber):
    rule = replace(a_rule(), with_written=True, is_secret=False)
    item = brought(an_item(chamber.meeting, rule), "GK")
    first, second = item.lines.all()
    write_opinions(
        chamber.meeting, chamber.seats[4], {first.pk: False, second.pk: True}, by=chamber.by
    )
    by_hands(chamber, item)
    board = board_of(item)
    counted, minuted = (
        papers.count_letter(board, board.last),
        papers.minutes_letter(chamber.meeting),
    )
    table = table_with(counted, first.name)
    assert table == table_with(minuted, first.name)
    assert [column.title for column in table.columns[2:6]] == [
        "Đồng ý",
        "Không đồng ý",
        "Bằng văn bản",
        "Không hợp lệ",
    ]
    assert [row[2:6] for row in table.rows] == [
        ("04", "01", "không đồng ý 01", "00"),
        ("05", "00", "đồng ý 01", "00"),
    ]


def test_a_vote_that_is_typed_in_after_its_meeting_has_room_for_its_hour(chamber):
    board = board_of(chamber.item)
    board.last.opened_at = datetime(2021, 11, 26, 14, 20, tzinfo=VIETNAM)
    board.last.closed_at = datetime(2021, 11, 27, 8, 5, tzinfo=VIETNAM)
    text = text_of(papers.count_letter(board, board.last))
    assert text.startswith("14 giờ 20 ngày 26 tháng 11 năm 2021, tại Hội trường Quảng Thành")
    assert "Việc kiểm phiếu kết thúc lúc …… giờ …… cùng ngày./." in text


def test_a_protocol_does_not_change_when_somebody_leaves_after_the_vote(chamber):
    board = board_of(chamber.item)
    before = text_of(papers.count_letter(board, board.last))
    chamber.meeting.attendances.filter(seat=chamber.seats[2]).update(
        state="absent", reason="về sớm"
    )
    recuse(chamber.lines[1], chamber.seats[0], kind="relative", by=chamber.by)
    again = board_of(chamber.item)
    assert text_of(papers.count_letter(again, again.last)) == before


def test_the_conclusion_names_who_passed_and_who_did_not(chamber):
    text = text_of(papers.conclusion_letter(chamber.meeting))
    assert "Nhất trí 02." in text
    assert "Hội đồng nhất trí." in text


def test_no_word_of_a_table_is_broken(chamber):
    letters = made(chamber)
    assert [broken_words(letter) for letter in letters.values()] == [[]] * len(letters)


@pytest.mark.parametrize("name", ["count", "minutes"])
def test_the_numbers_of_a_paper_are_those_of_the_page(chamber, client, name):
    client.force_login(chamber.cast[SECRETARY])
    text = text_of(made(chamber)[name])
    for board in boards_of(chamber.meeting):
        if name == "count" and board.item.pk != chamber.item.pk:
            continue
        page = client.get(reverse("council:item", args=[board.item.pk])).content.decode()
        shown = re.findall(r"(\d+/\d+ thành viên = [\d,]+ % (?:&[lg]t;|≥|≤) \d+ %)", page)
        sums = [figure.replace("&lt;", "<").replace("&gt;", ">") for figure in shown]
        assert len(sums) == len(board.rows)
        assert [figure for figure in sums if figure not in text] == []


@pytest.mark.parametrize(
    "name", ["invitation", "summary", "ballot", "count", "minutes", "conclusion"]
)
def test_pdf_and_word_say_the_same(chamber, name):
    paper = made(chamber)[name]
    assert pdf_words(printed.pdf(paper)) == docx_words(word.docx(paper))


def test_the_addresses_hand_the_papers_out(chamber, client):
    close(chamber.meeting, by=chamber.by)
    client.force_login(chamber.cast[SECRETARY])
    names = ("invitation", "summary", "minutes", "conclusion")
    pages = [reverse(f"council:{name}_docx", args=[chamber.meeting.pk]) for name in names]
    pages.append(reverse("council:ballot_docx", args=[chamber.item.pk]))
    pages.append(reverse("council:count_docx", args=[board_of(chamber.item).last.pk]))
    assert [client.get(page).status_code for page in pages] == [200] * 6


def test_there_is_no_protocol_of_a_vote_that_is_open(client):
    elsewhere = Cast.of("Quảng Lợi", "loi_")
    chamber = Chamber.of(members=3, cast=elsewhere).seated(m3=PRESENT)
    round = chamber.opened()
    client.force_login(chamber.cast[SECRETARY])
    answer = client.get(reverse("council:count_docx", args=[round.pk]))
    assert (answer.status_code, answer.url) == (
        302,
        reverse("council:item", args=[chamber.item.pk]),
    )
