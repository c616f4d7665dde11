"""What changed between two sendings of a registration, in words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from registrations.rules.changes import changes
from registrations.rules.lines import CollectiveLine, Draft, IndividualLine

AN = IndividualLine(1, "bà Lê Thị An", "Công chức", "LDTT")
HUNG = IndividualLine(2, "ông Lê Hùng", "Công chức", "LDTT")
OFFICE = CollectiveLine("Tập thể Văn phòng", "TTLDTT")


def test_who_came_who_went_and_who_strives_for_something_else():
    before = Draft((OFFICE,), (AN, HUNG))
    after = Draft(
        (replace(OFFICE, commendation="GIAY_KHEN"),),
        (
            replace(AN, title="CSTDCS", initiative_name="Số hóa"),
            replace(HUNG, person=3, name="ông Vũ"),
        ),
    )
    assert changes(before, after) == [
        "Tập thể Văn phòng: Tập thể lao động tiên tiến → Tập thể lao động tiên tiến, Giấy khen.",
        "Bà Lê Thị An: Lao động tiên tiến → Chiến sĩ thi đua cơ sở; sửa tên sáng kiến.",
        "Thêm ông Vũ: Lao động tiên tiến.",
        "Bỏ ông Lê Hùng (Lao động tiên tiến).",
    ]


def test_a_line_without_any_award_says_so():
    assert changes(Draft(), Draft((), (replace(AN, title=""),))) == [
        "Thêm bà Lê Thị An: chưa chọn danh hiệu."
    ]


people = st.lists(
    st.builds(
        IndividualLine,
        st.integers(1, 5),
        st.just("bà An"),
        st.sampled_from(["Công chức", "Cán bộ"]),
        st.sampled_from(["", "LDTT", "CSTDCS"]),
    ),
    unique_by=lambda line: line.person,
)


@given(people, people)
def test_the_same_lines_in_any_order_changed_nothing_and_others_did(lines, other):
    same = changes(Draft((), tuple(lines)), Draft((), tuple(reversed(lines))))
    different = changes(Draft((), tuple(lines)), Draft((), tuple(other)))
    as_set = {line.person: line for line in lines}, {line.person: line for line in other}
    assert (same, bool(different)) == ([], as_set[0] != as_set[1])


def test_a_registration_in_words_leaves_out_what_there_is_none_of():
    drafts = Draft((OFFICE,), (AN, HUNG)), Draft((OFFICE,)), Draft((), (AN,)), Draft()
    assert [draft.in_words() for draft in drafts] == [
        "1 tập thể, 2 cá nhân",
        "1 tập thể",
        "1 cá nhân",
        "không có ai",
    ]
