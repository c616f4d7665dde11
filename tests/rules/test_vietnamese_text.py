"""Text as it comes in, is sorted and is found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.text import (
    clean,
    clean_lines,
    name_sort_key,
    same_word,
    search_text,
    sort_key,
    within_a_sentence,
    without_accents,
)

texts = st.text(st.characters(codec="utf-8"))
# Letters, tones of both spellings, and what hides between them.
vietnamese = st.text("aăâđeêioôơuưy AĂÂĐ\u0300\u0301\u0303\u0309\u0323\u0302\u200b\n\u00ad")


# Whatever text the quick look at clean text might take for clean, and its neighbours.
nearly_clean = st.text(st.characters(max_codepoint=0x2100) | st.sampled_from("aệƠ –…”\u0301\u1f82"))


def nfd(text):
    return unicodedata.normalize("NFD", text)


def cleaned_letter_by_letter(text):
    """Clean as the rule is said: without a quick look whether there is anything to do."""
    kept, marks = "", 0
    for char in nfd(text):
        if char.isspace():
            kept, marks = f"{kept} ", 0
        elif unicodedata.combining(char):
            kept, marks = (f"{kept}{char}" if marks < 2 else kept), marks + 1
        elif unicodedata.category(char) not in {"Cc", "Cf", "Co", "Cs", "Cn"}:
            kept, marks = f"{kept}{char}", 0
    return " ".join(unicodedata.normalize("NFC", kept).split())


# --- Cleaning -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  Nguyễn   Văn\tKhoa \n", "Nguyễn Văn Khoa"),
        (nfd("Nguyễn Văn Khoa"), "Nguyễn Văn Khoa"),
        ("Nguyễn\u00a0Văn\u2003Khoa", "Nguyễn Văn Khoa"),
        ("Nguyễn\x0bVăn\x0cKhoa", "Nguyễn Văn Khoa"),  # line and page breaks of Word
        ("Ng\u200buyễn\ufeff", "Nguyễn"),
        ("\u202eKhoa\u202c", "Khoa"),
        ("Khoa\x00\x07", "Khoa"),
        ("Kho\ue000a", "Khoa"),
        ("a\u0301\u0301\u0301\u0301b", "á\u0301b"),
        ("a\u0301\u200b\u0301\u200b\u0301b", "á\u0301b"),
        ("Điện Biên Phủ 🙂", "Điện Biên Phủ 🙂"),
        ("", ""),
    ],
)
def test_text_is_one_line_of_what_can_be_seen(raw, cleaned):
    assert clean(raw) == cleaned


@given(st.one_of(texts, vietnamese, nearly_clean))
def test_text_that_looks_clean_is_as_clean_as_any_other(text):
    assert clean(text) == cleaned_letter_by_letter(text)


def test_every_letter_alone_and_between_others_is_cleaned_by_the_rule():
    letters = [chr(number) for number in range(0x3000)]
    for around in ("{}b", "a{}", "a {}b", "a\u0301{}"):
        texts = [around.format(letter) for letter in letters]
        assert [clean(text) for text in texts] == [cleaned_letter_by_letter(text) for text in texts]


def test_cleaned_text_is_plain_whatever_came_marked():
    class Marked(str):
        pass

    assert [type(clean(Marked(text))) for text in ("Khoa", " Khoa")] == [str, str]


@given(st.one_of(texts, vietnamese))
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)


@given(vietnamese)
def test_both_normal_forms_clean_alike(text):
    assert clean(nfd(text)) == clean(unicodedata.normalize("NFC", text))


def test_lines_are_kept_and_each_is_cleaned():
    raw = "\n\n 1.  Mục đích \r\n\r\na)\tĐổi mới\rb) Phát huy\n\n"
    assert clean_lines(raw) == "1. Mục đích\n\na) Đổi mới\nb) Phát huy"


# --- Searching ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Đặng Thị Hoà", "dang thi hoa"),
        (nfd("Đặng Thị Hòa"), "dang thi hoa"),
        ("ỦY BAN NHÂN DÂN", "uy ban nhan dan"),
        ("Uỷ ban nhân dân", "uy ban nhan dan"),
        ("Ðặng", "dang"),  # U+00D0, which old fonts wrote for Đ
        ("Lao động tiên tiến", "lao dong tien tien"),
        ("ăâêôơư", "aaeoou"),
    ],
)
def test_accents_fall_away_for_searching(text, bare):
    assert without_accents(text) == bare


def test_search_text_joins_its_parts():
    assert search_text("Phan Thị  Đào", "Văn phòng\nThống kê") == "phan thi dao van phong thong ke"


@given(st.one_of(texts, vietnamese))
def test_search_text_searches_for_itself(text):
    assert search_text(search_text(text)) == search_text(text)


# --- Sorting ------------------------------------------------------------------------------------
DICTIONARY_LINES = (
    "a à ả ã á ạ an àn ản ãn án ạn anh ảnh ánh ăn ắn ân ần ẩn ẫn ấn ận",
    "ba bà bả bã bá bạ bao bảo bão báo bắc bân",
    "da dung dũng đa đà đan đào đạt đung đức",
    "e é em ê ếch gia giàu",
    "hoa hòa hỏa hóa họa hoan hoàn hương hường hưởng hướng",
    "i in khoa khoai lan lân long lộc",
    "ma mà mả mã má mạ",
    "na nam nga ngà ngã nghĩa ngọc nhân nhi như",
    "o ong ô ông ơ ơn quang quân quốc",
    "son sơn tam tám tâm tấm thanh thảo thắng toan toàn toán",
    "u uyên ư ưng văn vân vinh xuân y yên",
)
DICTIONARY = [word for line in DICTIONARY_LINES for word in line.split()]


@given(st.permutations(DICTIONARY))
def test_words_sort_as_in_a_dictionary(words):
    assert sorted(words, key=sort_key) == DICTIONARY


@given(st.permutations("aăâbcdđeêghiklmnoôơpqrstuưvxy"))
def test_letters_follow_the_alphabet(letters):
    assert "".join(sorted(letters, key=sort_key)) == "aăâbcdđeêghiklmnoôơpqrstuưvxy"


@given(st.permutations(["ma", "mà", "mả", "mã", "má", "mạ"]))
def test_tones_follow_the_order_of_the_dictionaries(tones):
    assert sorted(tones, key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_letters_decide_over_the_whole_text_before_tones_do():
    words = ["hóa đơn", "hoa hồng", "hòa hợp"]
    assert sorted(words, key=sort_key) == ["hóa đơn", "hoa hồng", "hòa hợp"]


@given(st.permutations(["an", "an bình", "án binh", "anh"]))
def test_a_shorter_word_comes_before_a_longer_one_with_the_same_beginning(words):
    assert sorted(words, key=sort_key) == ["an", "an bình", "án binh", "anh"]


def test_numbers_come_before_letters():
    assert sorted(["thôn a", "thôn 1", "thôn b", "thôn 2"], key=sort_key) == [
        "thôn 1",
        "thôn 2",
        "thôn a",
        "thôn b",
    ]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("hòa", "hoà"),
        ("hóa", "hoá"),
        ("thủy", "thuỷ"),
        ("Ủy ban", "Uỷ ban"),
        ("KHOẺ", "khỏe"),
        ("Hòa", nfd("Hoà")),
    ],
)
def test_the_place_of_the_tone_makes_no_other_word(word, other):
    assert same_word(word, other)
    assert sort_key(word) == sort_key(other)


@pytest.mark.parametrize(
    ("word", "other"), [("hoa", "hòa"), ("đa", "da"), ("tân", "tan"), ("sĩ", "sỹ"), ("an", "anh")]
)
def test_other_letters_or_tones_make_another_word(word, other):
    assert not same_word(word, other)


NAMES = [
    "Lê Văn An",
    "Nguyễn Thị An",
    "Nguyễn Văn An",
    "Trần An",
    "Lê Thị Ánh",
    "Đỗ Văn Ân",
    "Trần Văn Bình",
    "Nguyễn Văn Dũng",
    "Hoàng Thị Đào",
    "Phạm Văn Đạt",
    "Bùi Hoa",
    "Phan Thị Hòa",
    "Trần Thị Hoà",
    "Lê Văn Hóa",
    "Võ Thị Hoàn",
    "Nguyễn Văn Khoa",
    "Đặng Thị Lan",
    "Lê Sơn",
    "Nguyễn Thị Yến",
]


@given(st.permutations(NAMES))
def test_people_are_listed_by_given_name_then_family_name_then_middle_names(names):
    assert sorted(names, key=name_sort_key) == NAMES


@pytest.mark.parametrize("name", ["", "   "])
def test_no_name_comes_first(name):
    assert name_sort_key(name) == ""


@given(vietnamese)
def test_both_normal_forms_sort_alike(text):
    assert sort_key(nfd(text)) == sort_key(unicodedata.normalize("NFC", text))


@given(texts)
def test_a_key_holds_digits_only_so_that_every_database_sorts_it_alike(text):
    assert set(sort_key(text) + name_sort_key(text)) <= set("0123456789")


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("Cứu người trong đợt lũ", "cứu người trong đợt lũ"),
        ("Phòng, chống lụt bão ở Quảng Thành", "phòng, chống lụt bão ở Quảng Thành"),
        ("Quảng Thành sạch và xanh", "Quảng Thành sạch và xanh"),
        ("COVID-19 ở xã", "COVID-19 ở xã"),
        ("Tết trồng cây", "Tết trồng cây"),
        ("Đổi mới", "đổi mới"),
        ("đã nhỏ", "đã nhỏ"),
        ("", ""),
    ],
)
def test_a_title_begins_small_within_a_sentence_unless_it_begins_with_a_name(title, within):
    assert within_a_sentence(title) == within
