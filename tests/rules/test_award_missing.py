"""Còn thiếu gì?"""

from dataclasses import replace
from datetime import date

import pytest

from eligibility.eligibility import judge_collective, judge_person
from eligibility.judging import Evidence
from law.dossiers import DOSSIER_PARTS, PartCode, parts_for
from law.findings import Finding, Level
from law.instruments import DECREE_91_2017, DECREE_98_2023, DECREE_152_2025, LAW_2003
from law.kinds import CSTDCS, GIAY_KHEN, LDTT, TTLDXS
from nominations.rules.missing import Contents, Gap, missing
from nominations.rules.papers import DossierPaper
from nominations.rules.progress import progress_of
from nominations.rules.stages import Stage
from tests.judging import RECEIVED, lan, member, office

IN_2021 = RECEIVED["A"]
FULL = Contents(has_overview=True, has_achievements=True, has_review=True)
DECREE = DECREE_91_2017.unread()


def gaps(contents: Contents = FULL, kind=LDTT, is_short=False, **values) -> list[Gap]:
    judgement = judge_person(kind, lan(**values), on=IN_2021)
    return missing(contents, parts_for(kind, IN_2021, is_short), judgement)


EMPTY_REPORT = Gap(
    Finding(
        "empty_report",
        "Báo cáo chưa có phần thành tích đạt được. Hãy viết báo cáo hoặc kèm bản đã ký.",
        Level.BLOCKER,
        DECREE,
    ),
    Evidence.REPORT,
)
NO_OVERVIEW = Gap(
    Finding("no_overview", "Báo cáo chưa có phần sơ lược.", Level.NOTE, DECREE), Evidence.REPORT
)
NO_REVIEW = Gap(
    Finding(
        "no_review",
        "Đơn vị chưa bình xét hồ sơ này. Hãy ghi cuộc họp bình xét và kết quả biểu quyết.",
        Level.WARNING,
        DECREE,
    ),
    Evidence.REVIEWS,
)


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        pytest.param(FULL, [], id="nothing"),
        pytest.param(Contents(), [EMPTY_REPORT, NO_OVERVIEW, NO_REVIEW], id="everything"),
        pytest.param(
            Contents(papers=frozenset({DossierPaper.REPORT, DossierPaper.MINUTES})),
            [],
            id="signed papers stand for what was not written here",
        ),
        pytest.param(replace(FULL, has_review=False), [NO_REVIEW], id="the unit's review"),
    ],
)
def test_what_a_dossier_of_ldtt_lacks(contents, expected):
    assert gaps(contents) == expected


def test_the_short_form_needs_achievements_only():
    assert gaps(Contents(is_short=True), GIAY_KHEN, is_short=True) == [EMPTY_REPORT]


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        pytest.param(
            LDTT,
            {"rating": ""},
            ("no_rating", "Chưa có xếp loại năm 2021.", LAW_2003.at("Điều 24"), Evidence.RATINGS),
            id="the rating",
        ),
        pytest.param(
            CSTDCS,
            {"ldtt": ""},
            (
                "no_foundation",
                "Lao động tiên tiến năm 2021: chưa gửi hồ sơ đề nghị.",
                LAW_2003.at("Điều 23"),
                Evidence.LDTT,
            ),
            id="the LĐTT that a CSTĐCS stands on",
        ),
        pytest.param(
            CSTDCS,
            {"initiatives": ()},
            (
                "no_merit",
                "Chưa chọn sáng kiến, đề tài nào.",
                LAW_2003.at("Điều 23"),
                Evidence.INITIATIVES,
            ),
            id="the initiative",
        ),
        pytest.param(
            LDTT,
            {"transfers": ((date(2021, 5, 1), "Tài chính", 12, False),)},
            (
                "no_transfer",
                "Chuyển từ Tài chính ngày 01/05/2021, ở đó 12 tháng: chưa có ý kiến nhận xét.",
                DECREE_91_2017.unread("Điều 10"),
                Evidence.ATTACHMENTS,
            ),
            id="the opinion of the old unit",
        ),
    ],
)
def test_evidence_that_is_not_there_yet_is_a_gap(kind, values, expected):
    code, sentence, citation, evidence = expected

    finding = Finding(code, sentence, Level.WARNING, citation)
    assert gaps(kind=kind, **values) == [Gap(finding, evidence)]


@pytest.mark.parametrize(
    "values",
    [
        {"rating": "HT"},
        {"left_on": date(2021, 12, 1)},
        {"disciplines": (("reprimand", date(2021, 6, 1), "Khiển trách"),)},
        {"is_registered": False},
    ],
    ids=["refused", "left", "disciplined", "not registered"],
)
def test_what_no_page_of_the_dossier_mends_is_no_gap(values):
    assert gaps(**values) == []


def test_what_only_waits_for_a_decision_is_no_gap():
    assert gaps(kind=CSTDCS, ldtt="proposed") == []


def test_a_collective_lacks_the_results_of_its_people():
    candidate = office(2021, member("An"), member("Bình", rating="", ldtt=""), rating="")
    judgement = judge_collective(TTLDXS, candidate, on=IN_2021)
    lacking = missing(FULL, parts_for(TTLDXS, IN_2021), judgement)

    assert [(gap.finding.code, gap.evidence) for gap in lacking] == [
        ("no_rating", Evidence.REPORT),
        ("no_completion_share", Evidence.PEOPLE),
        ("no_ldtt_share", Evidence.NOMINATIONS),
    ]


@pytest.mark.parametrize(
    ("kind", "is_short", "expected"),
    [
        (LDTT, False, ["proposal", "list", "report", "minutes"]),
        (CSTDCS, False, ["proposal", "list", "report", "minutes", "initiative"]),
        (GIAY_KHEN, True, ["proposal", "list", "report"]),
    ],
    ids=["LĐTT", "CSTĐCS", "a short one"],
)
def test_the_parts_of_a_dossier(kind, is_short, expected):
    assert [part.code for part in parts_for(kind, IN_2021, is_short)] == expected


@pytest.mark.parametrize(
    ("day", "decree"),
    [
        (RECEIVED["A"], DECREE_91_2017),
        (RECEIVED["B1"], DECREE_98_2023),
        (RECEIVED["B2"], DECREE_152_2025),
        (RECEIVED["C"], DECREE_152_2025),
    ],
    ids=RECEIVED,
)
def test_the_parts_cite_the_decree_of_the_day_as_a_whole_until_somebody_reads_it(day, decree):
    assert {part.citation for part in parts_for(CSTDCS, day)} == {decree.unread()}


def test_no_template_is_numbered_that_nobody_has_sourced():
    assert {part.template for part in DOSSIER_PARTS} == {""}
    assert {part.code for part in DOSSIER_PARTS} == set(PartCode)


def test_before_the_first_law_a_dossier_has_no_parts():
    assert parts_for(LDTT, date(2016, 11, 11)) == ()


@pytest.mark.parametrize(
    ("stage", "is_supported", "expected"),
    [
        (Stage.DRAFT, None, ""),
        (Stage.SUBMITTED, None, "proposed"),
        (Stage.RETURNED, None, "proposed"),
        (Stage.RECEIVED, None, "proposed"),
        (Stage.VETTED, True, "proposed"),
        (Stage.VETTED, False, "declined"),
        (Stage.RECOGNISED, True, "recognised"),
        (Stage.NOT_RECOGNISED, True, "declined"),
        (Stage.REVOKED, True, "declined"),
    ],
    ids=str,
)
def test_how_far_a_title_is(stage, is_supported, expected):
    assert progress_of(stage, is_supported=is_supported) == expected
