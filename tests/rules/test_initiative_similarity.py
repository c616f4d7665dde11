"""When two descriptions are nearly the same, and which passages show it."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from initiatives.rules.similarity import (
    LEAST_WORDS,
    SURE,
    Likeness,
    Passage,
    fingerprint,
    likeness,
    shared,
)

FIRST = (
    "Trước đây người dân phải đi lại nhiều lần vì không biết cần giấy tờ gì. Bộ phận một cửa lập "
    "sổ tay hướng dẫn, mỗi thủ tục một trang, ghi rõ giấy tờ cần mang theo, nơi nộp và ngày trả "
    "kết quả; sổ đặt ở bàn tiếp dân và phát cho các thôn."
)
COPY = (
    "TRUOC DAY nguoi dan phai di lai nhieu lan, vi khong biet can giay to gì! Bộ phận một cửa lập "
    "SỔ TAY hướng dẫn; mỗi thủ tục một trang, ghi rõ giấy tờ cần mang theo, nơi nộp và ngày trả "
    "kết quả. Sổ đặt ở bàn tiếp dân và phát cho các thôn."
)
OTHER = (
    "Đội văn nghệ thôn tập luyện vào tối thứ Bảy tại nhà văn hóa, mỗi quý biểu diễn một lần và mời "
    "các cháu thiếu nhi tham gia; kinh phí do các hộ tự nguyện đóng góp, công khai trên bảng tin "
    "của thôn để mọi người cùng theo dõi."
)

SYLLABLES = ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"]
words = st.lists(st.sampled_from(SYLLABLES), max_size=80)
texts = words.map(" ".join)


def near(text: str, other: str) -> bool:
    """Say whether the fingerprints of two texts lead to comparing them."""
    return shared(set(fingerprint(text)), fingerprint(other)) > 0


def test_the_same_words_without_accents_case_and_marks_are_the_same_text():
    comparison = likeness(FIRST, COPY)
    assert (comparison.score, comparison.is_near) == (Fraction(1), True)
    [passage] = comparison.passages
    assert passage == Passage(FIRST[:-1], COPY[:-1], len(FIRST.split()))


def test_different_descriptions_share_nothing():
    assert likeness(FIRST, OTHER) == Likeness(Fraction(0), ())
    assert not near(FIRST, OTHER)


def test_a_copy_inside_a_longer_text_is_found_whole_each_in_its_own_spelling():
    longer = f"{OTHER} {COPY} {OTHER.upper()}"
    comparison = likeness(FIRST, longer)
    assert comparison.score == 1
    assert comparison.passages == (Passage(FIRST[:-1], COPY[:-1], len(FIRST.split())),)


def test_half_a_copy_shows_the_half():
    half = FIRST[: FIRST.index("Bộ phận")]
    comparison = likeness(f"{half}{OTHER}", FIRST)
    assert [passage.mine for passage in comparison.passages] == [half.strip().rstrip(".")]
    assert 0 < comparison.score < 1


@pytest.mark.parametrize("text", ["", "Sổ tay một cửa", " ".join(["chữ"] * (LEAST_WORDS - 1))])
def test_a_text_too_short_is_like_nothing_even_itself(text):
    assert (fingerprint(text), likeness(text, text)) == ((), Likeness(Fraction(0), ()))


@settings(deadline=None)
@given(texts, texts)
def test_the_score_is_the_same_in_both_directions_and_a_share(text, other):
    score = likeness(text, other).score
    assert score == likeness(other, text).score
    assert 0 <= score <= 1


@settings(deadline=None)
@given(texts)
def test_every_text_long_enough_is_wholly_like_itself(text):
    is_long = len(text.split()) >= LEAST_WORDS
    assert likeness(text, text).score == is_long
    assert near(text, text) == is_long


@settings(deadline=None)
@given(texts, texts)
def test_passages_stand_in_both_texts(text, other):
    for passage in likeness(text, other).passages:
        assert passage.mine in text
        assert passage.theirs in other
        assert passage.mine == passage.theirs
        assert len(passage.mine.split()) == passage.words


numbered = st.integers(min_value=1, max_value=10**6).map(lambda n: f"chu{n}")


@settings(deadline=None)
@given(
    common=st.lists(numbered, min_size=SURE, max_size=SURE + 10),
    first=st.lists(numbered, min_size=LEAST_WORDS, max_size=90),
    second=st.lists(numbered, min_size=LEAST_WORDS, max_size=90),
    cut=st.tuples(st.integers(0, 90), st.integers(0, 90)),
)
def test_a_shared_run_of_enough_words_is_never_missed_by_the_fingerprints(
    common, first, second, cut
):
    mine = [*first[: cut[0]], *common, *first[cut[0] :]]
    other = [*second[: cut[1]], *common, *second[cut[1] :]]
    assert near(" ".join(mine), " ".join(other))


@settings(deadline=None)
@given(texts)
def test_a_fingerprint_is_the_same_every_time_and_sorted(text):
    prints = fingerprint(text)
    assert prints == fingerprint(text) == tuple(sorted(set(prints)))
