"""The real plan, read whole, and what must not change its reading."""

import re
import textwrap
import time
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from campaigns.rules.plan import (
    Content,
    Deadline,
    Note,
    Phase,
    Plan,
    Recipient,
    Signer,
    Target,
    as_json,
    from_json,
)
from campaigns.rules.plan_reader import read_plan

PROJECT = Path(__file__).resolve().parent.parent.parent
REAL = (PROJECT / "thiduakt/demo/ke-hoach-12-KH-UBND-2021.txt").read_text()
REAL_LINES = REAL.split("\n")
SAMPLES = sorted((PROJECT / "tests/imports/plans").glob("*.txt"))
# Tables and columns lose their cells when their lines are broken; a person could not read them.
WITHOUT_COLUMNS = [
    path.read_text() for path in SAMPLES if not re.search(r"\t|\||\S {3,}\S", path.read_text())
]


def test_the_letterhead_and_the_titles_of_the_real_plan_are_read() -> None:
    plan = read_plan(REAL)

    assert plan.number == "12/KH-UBND"
    assert plan.issued_on == date(2021, 1, 15)
    assert plan.issuer == "Ủy ban nhân dân xã Quảng Thành"
    assert plan.place == "Quảng Thành"
    assert plan.year == 2021
    assert plan.title == "Triển khai thực hiện phong trào thi đua năm 2021"
    assert plan.theme == "Đoàn kết, sáng tạo, thi đua xây dựng và bảo vệ Tổ quốc"
    assert plan.slogan == (
        "Thi đua hoàn thành xuất sắc nhiệm vụ năm 2021, chào mừng kỷ niệm 73 năm Ngày Chủ tịch Hồ "
        "Chí Minh ra Lời kêu gọi thi đua ái quốc - Ngày truyền thống Thi đua yêu nước "
        "(11/6/1948 - 11/6/2021)"
    )
    assert plan.purposes == "\n".join(REAL_LINES[at - 1] for at in (16, 18, 20, 22))
    assert plan.lines == {
        "number": 3,
        "place": 5,
        "issued_on": 5,
        "year": 8,
        "title": 8,
        "issuer": 10,
        "purposes": 14,
        "theme": 38,
        "slogan": 40,
        "recipients": 84,
    }


def test_the_phases_of_the_real_plan_are_read() -> None:
    assert read_plan(REAL).phases == (
        Phase(
            ordinal=1,
            starts_on=date(2021, 1, 1),
            ends_on=date(2021, 6, 11),
            goal="với tinh thần thi đua lập thành tích chào mừng kỷ niệm 73 năm ngày Chủ tịch Hồ "
            "Chí Minh ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2021), mục tiêu phấn đấu "
            "hoàn thành các nhiệm vụ, chỉ tiêu kế hoạch 6 tháng đầu năm 2021",
            line=60,
        ),
        Phase(
            ordinal=2,
            starts_on=date(2021, 6, 11),
            ends_on=date(2021, 12, 31),
            goal="Thi đua phấn đấu hoàn thành toàn diện các nhiệm vụ, chỉ tiêu năm 2021",
            line=62,
        ),
    )


def test_the_targets_of_the_real_plan_are_read() -> None:
    one, hundred, fifteen = Decimal(1), Decimal(100), Decimal(15)

    assert read_plan(REAL).targets == (
        Target("collective", "Tập thể UBND xã", "TTLDXS", "=", one, "count", None, 68),
        Target("individual", "cá nhân", "LDTT", "=", hundred, "percent", "eligible", 72),
        Target("individual", "cá nhân", "CSTDCS", "=", fifteen, "percent", "LDTT", 72),
    )


def test_the_deadlines_of_the_real_plan_are_read() -> None:
    council = "Hội đồng thi đua khen thưởng xã"

    assert read_plan(REAL).deadlines == (
        Deadline("registration", date(2021, 1, 20), False, "Văn phòng HĐND và UBND xã", 76),
        Deadline("initiative", date(2021, 11, 1), False, council, 78),
        Deadline("nomination", date(2021, 11, 15), False, council, 78),
    )


def test_the_contents_of_the_real_plan_are_read_word_for_word() -> None:
    assert read_plan(REAL).contents == tuple(
        Content(f"2.{item}", REAL_LINES[line - 1].removeprefix(f"2.{item}. "), line)
        for item, line in enumerate(range(44, 55, 2), start=1)
    )


def test_the_recipients_and_the_signer_of_the_real_plan_are_read() -> None:
    plan = read_plan(REAL)

    assert plan.recipients == (
        Recipient("UBND huyện", True, 86),
        Recipient("Phòng Nội vụ huyện", True, 87),
        Recipient("BTV Đảng ủy xã", True, 88),
        Recipient("Thường trực HĐND xã", True, 89),
        Recipient("CT, PCT UBND xã", False, 90),
        Recipient("UV. UBND xã", False, 91),
        Recipient("Mặt trận, Ban ngành, Đoàn thể cấp xã", False, 92),
        Recipient("BDH các thôn", False, 93),
        Recipient("Lưu: VT", False, 94),
    )
    assert plan.signer == Signer("Nguyễn Văn Khoa", "Chủ tịch", "Ủy ban nhân dân", 100)


def test_the_traps_of_the_real_plan_are_noted_and_nothing_else() -> None:
    assert [(note.code, note.line) for note in read_plan(REAL).notes] == [
        ("number_normalised", 3),
        ("issuer_derived", 10),
        ("repeated_words", 10),
        ("typo_hop", 54),
        ("council_decides", 54),
        ("phase_before_issue", 60),
        ("phase_without_deadline", 60),
        ("phases_overlap", 62),
        ("spelling_chien_si", 72),
        ("goal_and_ceiling", 72),
        ("exclusive_deadline", 76),
        ("short_notice", 76),
        ("receiver_carried", 78),
        ("stale_year", 78),
        ("exclusive_deadline", 78),
        ("deadline_eve_weekend", 78),
        ("exclusive_deadline", 78),
        ("deadline_eve_weekend", 78),
        ("deadline_before_phase_end", 78),
        ("report_bracket_extent", 95),
    ]


def test_a_note_says_in_words_what_was_seen() -> None:
    messages = {note.code: note.message for note in read_plan(REAL).notes}

    assert messages["number_normalised"] == (
        "Số của kế hoạch viết là “12 /KH-UBND”, đọc là 12/KH-UBND."
    )
    assert messages["stale_year"] == (
        "“Kế hoạch công tác năm 2018” trong kế hoạch năm 2021: có thể chép sót từ văn bản cũ."
    )
    assert messages["short_notice"] == "Từ ngày ký đến hạn đăng ký chỉ còn 2 ngày làm việc."


def test_a_plan_survives_the_way_through_json() -> None:
    plan = read_plan(REAL)

    assert from_json(as_json(plan)) == plan


def values(plan: Plan) -> dict[str, Any]:
    """Give what a plan says, without the lines it was read from and the remarks on it."""

    def without_lines(items: tuple[Any, ...]) -> list[Any]:
        return [replace(item, line=None) for item in items]

    contents = [replace(content, text=" ".join(content.text.split())) for content in plan.contents]
    return as_json(
        replace(
            plan,
            purposes=" ".join(plan.purposes.split()),
            phases=tuple(without_lines(plan.phases)),
            targets=tuple(without_lines(plan.targets)),
            deadlines=tuple(without_lines(plan.deadlines)),
            contents=tuple(without_lines(tuple(contents))),
            recipients=tuple(without_lines(plan.recipients)),
            signer=plan.signer and replace(plan.signer, line=None),
            notes=(),
            lines={},
        )
    )


@pytest.mark.parametrize("form", ["NFD", "NFKD"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_decomposed_letters_read_the_same_on_the_same_lines(path: Path, form: Any) -> None:
    text = path.read_text()

    assert read_plan(unicodedata.normalize(form, text)) == read_plan(text)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_the_newlines_of_other_systems_shift_no_line(newline: str) -> None:
    assert read_plan(REAL.replace("\n", newline)) == read_plan(REAL)


def test_invisible_characters_and_hard_spaces_change_nothing() -> None:
    spoiled = "\ufeff" + REAL.replace("thi đua", "thi\u00a0đua").replace("xã", "x\u200bã")

    assert values(read_plan(spoiled)) == values(read_plan(REAL))


@pytest.mark.parametrize("width", [40, 55, 72, 90])
@pytest.mark.parametrize("text", [REAL, *WITHOUT_COLUMNS])
def test_a_text_wrapped_at_any_width_says_the_same(text: str, width: int) -> None:
    wrapped = "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        for line in text.split("\n")
    )

    assert values(read_plan(wrapped)) == values(read_plan(text))


def test_a_value_broken_over_lines_has_the_line_where_it_starts() -> None:
    text = REAL.replace("trước ngày 20/01/2021", "trước\nngày\n20/01/2021")
    text = text.replace(
        "Từ ngày 11/6/2021 đến hết năm 2021", "Từ ngày\n11/6/2021 đến hết\nnăm 2021"
    )

    plan = read_plan(text)

    assert [phase.line for phase in plan.phases] == [60, 62]
    assert plan.deadlines[0].line == 78
    assert text.split("\n")[77].endswith("trước")
    assert values(plan) == values(read_plan(REAL))


def test_two_positions_of_the_tone_are_one_word() -> None:
    other = (
        REAL.replace("Ủy ban", "Uỷ ban").replace("ỦY BAN", "UỶ BAN").replace("Chiến sỹ", "Chiến sĩ")
    )
    plan, before = read_plan(other), read_plan(REAL)

    assert replace(plan, contents=(), purposes="", notes=()) == replace(
        before, contents=(), purposes="", notes=()
    )


def test_without_a_signature_or_a_number_the_rest_is_read_and_the_gap_is_said() -> None:
    unsigned = "\n".join(REAL_LINES[:96])
    unnumbered = "\n".join(["", "", "", *REAL_LINES[3:]])

    for text, gap, empty in ((unsigned, "signer", None), (unnumbered, "number", "")):
        plan = read_plan(text)
        assert values(plan) == values(read_plan(REAL)) | {gap: empty}
        assert f"{gap}_missing" in {note.code for note in plan.notes}


def test_a_text_that_is_no_plan_gives_an_empty_plan_that_says_so() -> None:
    plan = read_plan("Hôm nay trời đẹp.")

    assert replace(plan, notes=()) == Plan()
    assert Note("number_missing", "Không có số của kế hoạch.") in plan.notes
    assert {note.code for note in plan.notes} == {
        *("number_missing", "issued_on_missing", "issuer_missing", "place_missing"),
        *("year_missing", "title_missing", "theme_missing", "slogan_missing"),
        *("purposes_missing", "phases_missing", "targets_missing", "contents_missing"),
        *("recipients_missing", "signer_missing", "registration_deadline_missing"),
        *("initiative_deadline_missing", "nomination_deadline_missing"),
    }


HOSTILE = {
    "one word": "a",
    "blanks": " ",
    "digits": "1",
    "brackets": "((((",
    "cells": "x|",
    "stacked marks": "a\u0301\u0323\u0301",
    "days in a row": "trước ngày 20/01/2021 ",
    "sentences with days": "Gửi hồ sơ trước ngày 20/01/2021. ",
    "phases": "Đợt 1: từ ngày 01/01/2021 đến ngày 30/6/2021 ",
    "ranges": "- Từ ngày 01/01/2021 đến ngày 30/6/2021: thi đua\n",
    "targets": "- Chỉ tiêu: 15% cá nhân đạt Lao động tiên tiến\n",
    "open quotes": "Chủ đề: “",
    "recipients": "Nơi nhận:\n- UBND xã\n",
    "anniversaries": "kỷ niệm 73 năm (11/6/",
    "numbers": "Số: 1/A-",
    "numbers and days in the head": "Số: 12/KH-UBND Huế, ngày 01 tháng 02 năm 2021 ",
    "senders": "gửi về ",
    "rows of a table": "1\tx\ty\n",
    "vague times": "gửi tuần 3 tháng 1; ",
    "the real plan on one line": REAL.replace("\n", " "),
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_no_faster_than_a_hostile_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece) + 1) + "\nKẾ HOẠCH\n"
        begun = time.process_time()
        read_plan(text)
        return time.process_time() - begun

    small, large = seconds(60_000), seconds(240_000)

    # Four times the text: linear takes four times as long, quadratic sixteen times.
    assert large < 9 * small + 0.3
