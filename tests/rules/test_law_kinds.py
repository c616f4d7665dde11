"""Kinds of award and who decides them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.authority import (
    COMPETENCES,
    Authority,
    competence_for,
    report_receiver,
)
from law.kinds import (
    BANG_KHEN,
    CATALOGUE,
    CO_THI_DUA,
    COMMENDATIONS,
    COMMUNITY_TITLES,
    CSTDCS,
    GIA_DINH_VAN_HOA,
    GIAY_KHEN,
    HONOURS,
    LDTT,
    THON_VAN_HOA,
    TITLES,
    TTLDXS,
    Category,
    Subject,
    award_kind,
    name_of,
)
from law.timeline import LawError, in_force

KINDS = TITLES + COMMENDATIONS
UNDER_A, UNDER_B1, UNDER_B2, UNDER_C = (
    date(2021, 12, 1),
    date(2024, 12, 1),
    date(2025, 12, 1),
    date(2026, 12, 1),
)


def test_titles_and_commendations_are_two_lists():
    assert [kind.code for kind in TITLES] == [
        "CSTDTQ",
        "CSTDT",
        "CSTDCS",
        "LDTT",
        "CO_THI_DUA",
        "TTLDXS",
        "TTLDTT",
    ]
    assert [kind.code for kind in COMMENDATIONS] == ["BANG_KHEN", "GIAY_KHEN"]
    assert {kind.category for kind in TITLES} == {Category.TITLE}
    assert {kind.category for kind in COMMENDATIONS} == {Category.COMMENDATION}


def test_names_are_in_the_spelling_of_the_law():
    assert {kind.code: kind.name for kind in KINDS} == {
        "CSTDTQ": "Chiến sĩ thi đua toàn quốc",
        "CSTDT": "Chiến sĩ thi đua cấp tỉnh",
        "CSTDCS": "Chiến sĩ thi đua cơ sở",
        "LDTT": "Lao động tiên tiến",
        "CO_THI_DUA": "Cờ thi đua cấp tỉnh",
        "TTLDXS": "Tập thể lao động xuất sắc",
        "TTLDTT": "Tập thể lao động tiên tiến",
        "BANG_KHEN": "Bằng khen",
        "GIAY_KHEN": "Giấy khen",
    }


def test_a_kind_is_found_by_its_code_and_no_code_or_name_is_given_twice():
    assert [award_kind(kind.code) for kind in CATALOGUE] == list(CATALOGUE)
    assert len({kind.name for kind in CATALOGUE}) == len(CATALOGUE)
    assert max(len(kind.code) for kind in CATALOGUE) <= 20  # as the columns hold


def test_what_offices_propose_is_apart_from_what_history_only_names():
    assert set(CATALOGUE) == {*KINDS, *COMMUNITY_TITLES, *HONOURS}
    assert not {*KINDS} & {*COMMUNITY_TITLES, *HONOURS}


@pytest.mark.parametrize(
    ("code", "name", "category"),
    [
        ("CO_CHINH_PHU", "Cờ thi đua của Chính phủ", Category.TITLE),
        ("BANG_KHEN_TTG", "Bằng khen của Thủ tướng Chính phủ", Category.COMMENDATION),
        ("KY_NIEM_CHUONG", "Kỷ niệm chương", Category.COMMENDATION),
        ("HC_LAO_DONG_3", "Huân chương Lao động hạng Ba", Category.COMMENDATION),
        ("HCH_CHIEN_SI_1", "Huy chương Chiến sĩ vẻ vang hạng Nhất", Category.COMMENDATION),
        ("NHA_GIAO_UT", "Nhà giáo ưu tú", Category.COMMENDATION),
        ("AHLD", "Anh hùng Lao động", Category.COMMENDATION),
        ("XA_TIEU_BIEU", "Xã, phường, đặc khu tiêu biểu", Category.TITLE),
        ("THON_VAN_HOA", "Thôn, tổ dân phố văn hóa", Category.TITLE),
        ("GIA_DINH_VAN_HOA", "Gia đình văn hóa", Category.TITLE),
    ],
)
def test_the_catalogue_knows_what_reports_name_though_no_office_proposes_it(code, name, category):
    kind = award_kind(code)
    assert (kind.name, kind.category) == (name, category)


def test_an_unknown_kind_is_an_error_in_words():
    with pytest.raises(LawError, match="nào mang mã “LDXS”"):
        award_kind("LDXS")


@pytest.mark.parametrize(
    ("kind", "individual", "collective", "household"),
    [
        (LDTT, True, False, False),
        (TTLDXS, False, True, False),
        (GIA_DINH_VAN_HOA, False, False, True),
        (THON_VAN_HOA, False, True, False),
        pytest.param(GIAY_KHEN, True, True, True, id="Điều 75 Luật 2022"),
        (BANG_KHEN, True, True, True),
    ],
    ids=lambda value: getattr(value, "code", None),
)
def test_a_kind_covers_its_subjects(kind, individual, collective, household):
    subjects = (Subject.INDIVIDUAL, Subject.COLLECTIVE, Subject.HOUSEHOLD)
    covered = [kind.subject.covers(subject) for subject in subjects]
    assert covered == [individual, collective, household]


_COMMUNE, _DISTRICT = Authority.COMMUNE, Authority.DISTRICT
_PROVINCE, _STATE = Authority.PROVINCE, Authority.STATE


@pytest.mark.parametrize(
    ("code", "under_a", "under_b1", "under_b2", "under_c"),
    [
        ("LDTT", _COMMUNE, _COMMUNE, _COMMUNE, _COMMUNE),
        ("GIAY_KHEN", _COMMUNE, _COMMUNE, _COMMUNE, _COMMUNE),
        ("CSTDCS", _DISTRICT, _DISTRICT, _COMMUNE, _COMMUNE),
        ("TTLDTT", _DISTRICT, _DISTRICT, _COMMUNE, _COMMUNE),
        ("TTLDXS", _PROVINCE, _PROVINCE, _PROVINCE, _PROVINCE),
        ("CSTDT", _PROVINCE, _PROVINCE, _PROVINCE, _PROVINCE),
        ("BANG_KHEN", _PROVINCE, _PROVINCE, _PROVINCE, _PROVINCE),
        ("CO_THI_DUA", _PROVINCE, _PROVINCE, _PROVINCE, _PROVINCE),
        ("CSTDTQ", _STATE, _STATE, _STATE, _STATE),
        ("GIA_DINH_VAN_HOA", _COMMUNE, _COMMUNE, _COMMUNE, _COMMUNE),
        ("THON_VAN_HOA", _DISTRICT, _DISTRICT, _COMMUNE, _COMMUNE),
        ("BANG_KHEN_TTG", _STATE, _STATE, _STATE, _STATE),
        ("CO_CHINH_PHU", _STATE, _STATE, _STATE, _STATE),
    ],
)
def test_who_decides_each_kind_under_each_regime(code, under_a, under_b1, under_b2, under_c):
    kind = award_kind(code)
    decided = [
        competence_for(kind, day).authority for day in (UNDER_A, UNDER_B1, UNDER_B2, UNDER_C)
    ]
    assert decided == [under_a, under_b1, under_b2, under_c]


def test_the_clause_of_who_decides_is_cited():
    assert str(competence_for(CSTDCS, UNDER_A).citation) == (
        "khoản 2 Điều 43 Nghị định 91/2017/NĐ-CP"
    )
    assert str(competence_for(CSTDCS, UNDER_B1).citation) == (
        "khoản 2 Điều 80 Luật Thi đua, khen thưởng năm 2022"
    )
    assert [
        str(competence_for(GIA_DINH_VAN_HOA, day).citation) for day in (UNDER_B1, UNDER_B2)
    ] == ["khoản 3 Điều 80 Luật Thi đua, khen thưởng năm 2022"] * 2
    assert str(competence_for(THON_VAN_HOA, UNDER_B2).citation) == "Nghị định 129/2025/NĐ-CP"


@pytest.mark.parametrize(
    ("day", "cstdcs", "hamlet"),
    [
        (date(2023, 12, 31), _DISTRICT, _DISTRICT),
        (date(2024, 1, 1), _DISTRICT, _DISTRICT),
        (date(2025, 6, 30), _DISTRICT, _DISTRICT),
        (date(2025, 7, 1), _COMMUNE, _COMMUNE),
        (date(2026, 9, 30), _COMMUNE, _COMMUNE),
        (date(2026, 10, 1), _COMMUNE, _COMMUNE),
    ],
    ids=str,
)
def test_what_the_district_decided_came_down_to_the_commune_on_the_first_of_july(
    day, cstdcs, hamlet
):
    decided = [competence_for(kind, day).authority for kind in (CSTDCS, THON_VAN_HOA)]
    assert decided == [cstdcs, hamlet]


def test_the_commune_decides_what_is_its_own_and_proposes_the_rest():
    asked = [(LDTT, UNDER_A), (CSTDCS, UNDER_A), (CSTDCS, UNDER_B2), (TTLDXS, UNDER_B2)]
    decides = [competence_for(kind, day).authority for kind, day in asked]
    assert decides == [_COMMUNE, _DISTRICT, _COMMUNE, Authority.PROVINCE]


DECIDED = [*KINDS, GIA_DINH_VAN_HOA, THON_VAN_HOA]


@pytest.mark.parametrize("kind", DECIDED, ids=lambda kind: kind.code)
@given(day=st.dates(date(2017, 10, 1), date(2040, 12, 31)))
def test_exactly_one_authority_decides_each_kind_on_each_day(kind, day):
    rows = [row for row in COMPETENCES if kind in row.kinds and in_force(row, day)]
    assert rows == [competence_for(kind, day)]


def test_nobody_is_named_for_a_day_before_the_tables():
    with pytest.raises(LawError) as error:
        competence_for(LDTT, date(2016, 1, 1))
    assert str(error.value) == (
        "Chương trình không có quy định về thẩm quyền tặng Lao động tiên tiến cho ngày 01/01/2016: "
        "dữ liệu bắt đầu từ ngày 01/10/2017. Hãy kiểm tra lại ngày."
    )


@pytest.mark.parametrize(
    ("day", "receiver"),
    [
        (date(2021, 1, 20), "Phòng Nội vụ huyện"),
        (date(2025, 6, 30), "Phòng Nội vụ huyện"),
        (date(2025, 7, 1), "Sở Nội vụ"),
        (date(2026, 10, 1), "Sở Nội vụ"),
    ],
    ids=str,
)
def test_reports_go_to_the_level_above_of_the_day(day, receiver):
    assert report_receiver(day) == receiver


def test_a_commendation_is_given_and_a_title_recognised():
    words = {kind.code: (kind.granted, kind.denied) for kind in (LDTT, CO_THI_DUA, GIAY_KHEN)}
    of_gifts = ("Được tặng", "Không được tặng")
    assert words == {
        "LDTT": ("Được công nhận", "Không được công nhận"),
        "CO_THI_DUA": of_gifts,
        "GIAY_KHEN": of_gifts,
    }


def test_a_code_gives_the_name_of_its_kind_and_no_code_none():
    assert (name_of("LDTT"), name_of("")) == ("Lao động tiên tiến", "")
