"""Which strings of letters are syllables of Vietnamese."""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP_OR_HEAVY = "\u0301\u0323"  # the only tones of syllables that end in c, ch, p, t
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi "
    "om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy "
    "uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y yêm yên yêng yêt yêu"
)
_SYLLABLE = re.compile(rf"(?P<onset>{_ONSET})?(?P<rime>{'|'.join(_RIMES.split())})")
_VOWELS = re.compile(r"[aăâeêioôơuưy]+")
_MARKED = "ăâêôơư"
_EITHER_WAY = ("oa", "oe", "uy")  # hòa and hoà


def is_syllable(word: str) -> bool:
    """Say whether a word, in capitals or not, can be one syllable of Vietnamese."""
    letters = [unicodedata.normalize("NFD", char) for char in _composed(word.lower())]
    toned = [at for at, letter in enumerate(letters) if set(letter) & set(_TONES)]
    plain = "".join(_composed("".join(c for c in letter if c not in _TONES)) for letter in letters)
    match = _SYLLABLE.fullmatch(plain)
    if not match or len(toned) > 1:
        return False
    is_stopped = match["rime"].endswith(("c", "ch", "p", "t"))
    if not toned:
        return not is_stopped
    tone = next(char for char in letters[toned[0]] if char in _TONES)
    is_in_place = toned[0] - match.start("rime") in _tone_places(match["rime"])
    return is_in_place and (tone in _SHARP_OR_HEAVY or not is_stopped)


def _tone_places(rime: str) -> tuple[int, ...]:
    """Give on which letter of a rime its tone may be written."""
    vowels = _VOWELS.match(rime)
    group = vowels[0] if vowels else ""
    marked = [at for at, letter in enumerate(group) if letter in _MARKED]
    if marked:
        return (marked[-1],)
    if len(group) < len(rime):
        return (len(group) - 1,)
    if group in _EITHER_WAY:
        return (0, 1)
    return (1,) if len(group) == 3 else (0,)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
