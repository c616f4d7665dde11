"""The one typeface of every paper: Tinos, drawn on the metrics of Times New Roman."""

from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from documents.refusals import UnprintableError

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
FONT_ROOTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
PACKAGE = "fonts-croscore"


class FontsMissingError(UnprintableError):
    """No folder of the machine holds the four faces; its text tells what to type."""

    def __init__(self) -> None:
        super().__init__(
            "Chưa in được văn bản vì máy chủ thiếu phông chữ Tinos (cùng số đo với Times New "
            f"Roman). Hãy chạy: apt-get install {PACKAGE}"
        )


@cache
def font_folder(roots: tuple[Path, ...] = FONT_ROOTS) -> Path:
    """Give the first folder under `roots` that holds all faces; raises `FontsMissingError`.

    Distributions differ in where they put a font package, never in the names of its files.
    """
    for root in roots:
        for regular in sorted(root.rglob("Tinos-Regular.ttf")):
            if all((regular.parent / f"Tinos-{face}.ttf").is_file() for face in FACES):
                return regular.parent
    raise FontsMissingError


def fonts_conf(folder: Path, cache_folder: Path) -> str:
    """Give a fontconfig file that knows the four faces and nothing else of the machine.

    Other fonts in the same folder are rejected too: a letter that Tinos lacks is to show as an
    empty box on every machine, not in a different typeface on each.
    """
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{escape(str(folder))}</dir>
  <cachedir>{escape(str(cache_folder))}</cachedir>
  <selectfont>
    <rejectfont><glob>*</glob></rejectfont>
    <acceptfont><glob>*/Tinos-*.ttf</glob></acceptfont>
  </selectfont>
</fontconfig>
"""
