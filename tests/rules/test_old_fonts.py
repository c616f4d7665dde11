"""Text typed for the fonts of before Unicode comes out in Unicode; what is Unicode stays."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.old_fonts import (
    _TCVN3,
    _VNI,
    Converted,
    LostLetters,
    OldFont,
    convert,
    font_of,
    in_unicode,
)
from vietnamese.syllables import is_syllable

PLANS = sorted((Path(__file__).parent.parent / "imports/plans").glob("*.txt"))
TCVN3, VNI = OldFont.TCVN3, OldFont.VNI


def typed(text: str, font: OldFont) -> str:
    """Give a text as it was typed for an old font: the tables read backwards."""
    table = {value: key for key, value in (_TCVN3 if font is TCVN3 else _VNI).items()}
    table |= {value.upper(): key for value, key in table.items() if value.upper() not in table}
    return "".join(table.get(char, char) for char in unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND x· §«ng LÜnh ph¸t ®éng", "UBND xã Đông Lĩnh phát động"),
        ("CHØ TI£U KHEN TH¦ëNG", "CHỈ TIÊU KHEN THƯỞNG"),
        ("KÕ HO¹CH", "KẾ HOẠCH"),
        ("KÕ ho¹ch", "Kế hoạch"),
        ("X· §¤NG LÜNH", "XÃ ĐÔNG LĨNH"),
        ("Së GD&§T tØnh", "Sở GD&ĐT tỉnh"),
        ("· §¨ng ký thi ®ua", "· Đăng ký thi đua"),
        ("« t« cña x·", "ô tô của xã"),
    ],
)
def test_a_line_in_tcvn3_is_converted_with_its_capitals(text: str, expected: str) -> None:
    assert in_unicode(text) == Converted(expected, ((TCVN3, (1,)),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phaùt ñoäng phong traøo thi ñua yeâu nöôùc", "Phát động phong trào thi đua yêu nước"),
        ("KEÁ HOAÏCH", "KẾ HOẠCH"),
        ("Tröôûng phoøng Vaên hoùa", "Trưởng phòng Văn hóa"),
        ("Leâ Thò Tæ", "Lê Thị Tỉ"),
    ],
)
def test_a_line_in_vni_is_converted(text: str, expected: str) -> None:
    assert in_unicode(text) == Converted(expected, ((VNI, (1,)),))


def test_only_the_lines_in_an_old_font_are_converted_and_named() -> None:
    text = "Kế hoạch thi đua\nLao ®éng tiªn tiÕn: 90%\nNơi nhận\n\nChiÕn sÜ thi ®ua\t15%"

    assert in_unicode(text) == Converted(
        "Kế hoạch thi đua\nLao động tiên tiến: 90%\nNơi nhận\n\nChiến sĩ thi đua\t15%",
        ((TCVN3, (2, 5)),),
    )


def test_words_of_both_kinds_in_one_line_are_told_apart() -> None:
    assert in_unicode("Tập thể Lao ®éng tiªn tiÕn").text == "Tập thể Lao động tiên tiến"


@pytest.mark.parametrize(
    "text",
    [
        "“Đoàn kết” «Thi đua» § 3, 25 °C, 10 µm ± 2, ½ ngày, Công ty ABC® ©2021",
        "· Đăng ký thi đua\n· Bình xét",
        "José Müller, François, Café, H'Hen Niê, K'Brốp, Ðặng Thị Hoà",
        "hoà toà khoá thuỷ Thò Vò",
        "The quick brown fox",
        "",
    ],
)
def test_what_is_unicode_stays_as_it_is(text: str) -> None:
    assert in_unicode(text) == Converted(text)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_plans_in_unicode_stay_as_they_are(path: Path) -> None:
    assert in_unicode(path.read_text()) == Converted(path.read_text())


def test_the_cells_of_a_column_tell_their_font_together() -> None:
    assert font_of(["Lª V¨n Hµ", "", "Tr­¬ng ThÞ N¨m"]) is TCVN3
    assert font_of(["Thò Vò", "Leâ Vaên Haø", "Traàn Thò Naêm"]) is VNI
    assert font_of(["Lê Văn Hà", "José", "Thò"]) is None
    assert convert("Thò Vò", VNI) == "Thị Vị"
    assert convert("LuËn", TCVN3) == "Luận"


@pytest.mark.parametrize("text", ["Tr¬ng ThÞ Hång", "phong trµo thi ®ua yªu níc cña ph¬ng"])
def test_a_text_that_lost_letters_on_its_way_is_never_guessed(text: str) -> None:
    with pytest.raises(LostLetters):
        in_unicode(text)
    with pytest.raises(LostLetters):
        convert(text, TCVN3)


@pytest.mark.parametrize("word", ["người", "quyết", "giấy", "nghiệp", "Uỷ", "ỦY", "oai", "gìn"])
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["héi", "tiÕn", "Trơng", "lac", "thàt", "José", "HĐND", "", "ấá"])
def test_what_is_no_syllable_is_known(word: str) -> None:
    assert not is_syllable(word)


WORDS = sorted(
    {
        word
        for path in PLANS
        for word in path.read_text().replace("/", " ").split()
        if word.islower() and is_syllable(word)
    }
)
LINES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(" ".join)


@given(st.lists(LINES, min_size=1, max_size=6), st.sampled_from(OldFont))
def test_what_was_typed_for_an_old_font_reads_as_it_was_meant(
    lines: list[str], font: OldFont
) -> None:
    text = "phát động phong trào thi đua yêu nước\n" + "\n".join(lines)
    converted = in_unicode(typed(text, font))

    assert converted.text == unicodedata.normalize("NFC", text)
    assert [old_font for old_font, _ in converted.fonts] == [font]


@given(st.text(max_size=80))
def test_no_text_is_an_error_but_one_that_lost_letters(text: str) -> None:
    try:
        converted = in_unicode(text)
    except LostLetters:
        return
    assert in_unicode(converted.text).text.count("\n") == text.count("\n")
