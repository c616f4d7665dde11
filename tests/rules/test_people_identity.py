"""Who is meant: letters decide, near names are only suggested."""

import unicodedata
from collections import defaultdict
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from people.rules.identity import Doubt, Found, Known, People, Sought, letters
from vietnamese.text import without_accents
from workbooks.names import untitled

SYLLABLES = [
    "Hà", "Hạ", "Hả", "Ha", "Tú", "Tư", "Tứ", "Thùy", "Thủy", "Thuý", "Định", "Đình", "Dinh",
    "Lan", "Lân", "Hoà", "Hòa", "Hoa", "Mỹ", "Mĩ", "Ông", "Bá", "Bà", "Nở", "Nỡ", "Lương", "Luông",
]  # fmt: skip
NAMES = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4).map(" ".join)
DAYS = st.sampled_from([None, date(1980, 1, 1), date(1985, 3, 15)])
UNITS = st.sampled_from(["", "Văn phòng", "Tài chính"])
POSITIONS = st.sampled_from(["", "Kế toán", "Văn thư"])
SOUGHT = st.builds(Sought, NAMES, DAYS, UNITS, POSITIONS)


@st.composite
def known(draw) -> list[Known]:
    return [
        Known(pk, draw(NAMES), draw(DAYS), (draw(UNITS),), (draw(POSITIONS),))
        for pk in range(draw(st.integers(0, 5)))
    ]


@given(SOUGHT, known())
def test_whoever_is_found_has_the_very_letters_of_the_name(sought, people):
    who = People(people).who(sought)
    if isinstance(who, Found):
        name = letters(who.person.full_name)
        assert name in (letters(sought.name), letters(untitled(sought.name)))


@st.composite
def near_names(draw) -> tuple[str, str]:
    """Give two names that differ in tones and marks alone."""
    alike = defaultdict(list)
    for syllable in SYLLABLES:
        alike[without_accents(syllable)].append(syllable)
    sounds = draw(st.lists(st.sampled_from(list(alike.values())), min_size=2, max_size=4))
    name, other = (" ".join(draw(st.sampled_from(sound)) for sound in sounds) for _ in range(2))
    assume(letters(name) != letters(other))
    return name, other


@given(near_names(), UNITS, POSITIONS)
def test_two_whose_names_differ_in_a_tone_or_mark_are_never_taken_for_each_other(
    names, unit, position
):
    name, other = names
    assume(letters(untitled(other)) != letters(name))
    people = People([Known(1, name, None, (unit,), (position,))])
    who = people.who(Sought(other, None, unit, position))
    assert isinstance(who, Doubt)
    assert ([it.pk for it in who.candidates], who.is_exact) == ([1], False)
    both = People([Known(1, name, None, (unit,)), Known(2, other, None, (unit,))])
    assert both.who(Sought(other, None, unit)) == Found(Known(2, other, None, (unit,)))


@given(NAMES, st.sampled_from([str.upper, str.lower, str.title, str]))
def test_case_composition_and_the_place_of_the_tone_make_no_other_name(name, case):
    person = Known(1, name)
    written = unicodedata.normalize("NFD", case(name)).replace("Đ", "Ð")
    assert People([person]).who(Sought(written)) == Found(person)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ông Ích Mẫn", "Ông Ích Mẫn"),
        ("Ông Ông Ích Mẫn", "Ông Ích Mẫn"),
        ("Bà Lương Thị Hà", "Lương Thị Hà"),
        ("Đ/c Lương Thị Hà", "Lương Thị Hà"),
        ("Đồng chí: Lương Thị Hà", "Lương Thị Hà"),
        ("Ông (bà) Lương Thị Hà", "Lương Thị Hà"),
        ("HOÀ BÌNH AN", "Hòa Bình An"),
        ("H’HEN NIÊ", "H'Hen Niê"),
    ],
)
def test_the_whole_name_is_tried_first_and_a_title_taken_off_after(written, name):
    person = Known(1, name)
    assert People([person]).who(Sought(written)) == Found(person)


@pytest.mark.parametrize("written", ["Bá Lương Hà", "Bạ Lương Hà"])
def test_what_only_looks_like_a_title_is_a_name(written):
    assert People([Known(1, "Lương Hà")]).who(Sought(written)) is None


def test_what_contradicts_is_said():
    lan = Known(1, "Trần Thị Lan", date(1985, 3, 15), ("Văn phòng",), ("Kế toán",))
    people = People([lan])
    match = people.who(Sought("Trần Thị Lan", None, "Tài chính", "Kế toán trưởng"))
    assert match == Found(lan, ("đơn vị “Tài chính”",))
    doubt = people.who(Sought("Trần Thị Lan", date(1986, 3, 15)))
    assert (doubt.candidates, doubt.is_exact) == ((lan,), True)


@pytest.mark.parametrize(
    ("sought", "pk"),
    [
        (Sought("Trần Lan", date(1985, 3, 15)), 1),
        (Sought("Trần Lan", date(1999, 9, 9)), 2),
        (Sought("Trần Lan", None, "Tài chính"), 2),
        (Sought("Trần Lan", None, "", "Kế toán"), 1),
    ],
)
def test_namesakes_are_told_apart_by_birthday_unit_or_position(sought, pk):
    people = [
        Known(1, "Trần Lan", date(1985, 3, 15), ("Văn phòng",), ("Kế toán",)),
        Known(2, "Trần Lan", None, ("Tài chính",), ("Văn thư",)),
    ]
    assert People(people).who(sought).person.pk == pk
