"""Files of strangers made harmless: pages without scripts, pictures of a sane size, or a reason.

Each file is opened in a process of its own with limits of its own, so that a bomb among the
enclosures costs one line of the contents and not the dossier.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from documents.press.filled import hides_what_was_filled_in
from sandbox.limits import Limits, apart

LIMITS = Limits(processor_seconds=20, megabytes=768, seconds=40)
MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 300
MAX_PIXELS = 60_000_000
MAX_DRAWING = 64 * 1024 * 1024  # bytes of one page
LARGEST_SIDE = 3508  # pixels: A4 at 300 dots an inch

PICTURES = ("jpg", "png")
TOO_HEAVY = "không ghép được: tệp quá nặng hoặc bị hỏng; xem tệp gốc trong phần mềm"
NOT_PAGES = {
    "docx": "tệp Word, không ghép được vào bản in; xem tệp gốc trong phần mềm",
    "xlsx": "tệp Excel, không ghép được vào bản in; xem tệp gốc trong phần mềm",
    "odt": "tệp OpenDocument, không ghép được vào bản in; xem tệp gốc trong phần mềm",
}
OTHER_KIND = "loại tệp này không ghép được vào bản in; xem tệp gốc trong phần mềm"
BROKEN = "tệp bị hỏng, không mở được; hãy tải lại tệp khác"
LOCKED = "tệp đặt mật khẩu hoặc bị khóa; hãy tải lên bản không khóa"
MISSING = "không còn tệp gốc trên máy chủ"
OVERSIZED = "tệp lớn hơn 20 MB; xem tệp gốc trong phần mềm"
SIGNED = "bản ký số, đính kèm nguyên vẹn trong tệp PDF này (ngăn “Tệp đính kèm”)"
FILLED = (
    "biểu mẫu đã điền nhưng tệp không giữ hình của chữ, đính kèm nguyên vẹn trong tệp PDF này "
    "(ngăn “Tệp đính kèm”); muốn ghép vào trang thì in biểu mẫu ra tệp PDF rồi tải lên lại"
)
MANY_PIXELS = "ảnh quá lớn (trên 60 triệu điểm ảnh); hãy tải lên ảnh nhỏ hơn"


@dataclass(frozen=True)
class Tame:
    """What became of an enclosure: whether each of its pages lies across, or why it has none.

    `file` holds the harmless pages or picture; of what `is_attached` it is the original.
    """

    file: str = ""
    pages: tuple[bool, ...] = ()
    reason: str = ""
    is_attached: bool = False


def tame(path: str, kind: str, folder: Path, name: str) -> Tame:
    """Give a file as pages to join, or the reason (half a sentence) why it is only listed."""
    file = Path(path)
    if reason := _known_reason(file, kind):
        return Tame(reason=reason)
    answer = folder / f"{name}.tame"
    if not apart(lambda: answer.write_text(_answer(file, kind, folder / name)), LIMITS):
        return Tame(reason=TOO_HEAVY)
    tamed = json.loads(answer.read_text())
    return Tame(**tamed | {"pages": tuple(tamed["pages"])})


def _known_reason(file: Path, kind: str) -> str:
    if kind in NOT_PAGES:
        return NOT_PAGES[kind]
    if kind not in (*PICTURES, "pdf"):
        return OTHER_KIND
    if not file.is_file():
        return MISSING
    return OVERSIZED if file.stat().st_size > MAX_BYTES else ""


def _answer(file: Path, kind: str, target: Path) -> str:
    tamed = _picture(file, target) if kind in PICTURES else _pages(file, target)
    return json.dumps(asdict(tamed))


def _pages(file: Path, target: Path) -> Tame:
    import pikepdf

    try:
        # A repaired file may lack pages without a word: better listed than joined in part.
        with pikepdf.open(file, attempt_recovery=False) as pdf:
            return _of_open(pdf, file, target)
    except pikepdf.PasswordError:
        return Tame(reason=LOCKED)
    except pikepdf.PdfError:
        return Tame(reason=BROKEN)


def _of_open(pdf: Any, file: Path, target: Path) -> Tame:
    if pdf.is_encrypted:
        return Tame(reason=LOCKED)
    if _is_signed(pdf):
        return Tame(str(file), reason=SIGNED, is_attached=True)
    if hides_what_was_filled_in(pdf):
        return Tame(str(file), reason=FILLED, is_attached=True)
    if not 0 < len(pdf.pages) <= MAX_PAGES:
        many = f"có {len(pdf.pages)} trang, quá {MAX_PAGES} trang; xem tệp gốc trong phần mềm"
        return Tame(reason=many if len(pdf.pages) else BROKEN)
    pdf.flatten_annotations("print")  # what was filled into a form is to be seen
    if any(_drawing_size(page) > MAX_DRAWING for page in pdf.pages):
        return Tame(reason=TOO_HEAVY)
    across = tuple(_lies_across(page) for page in pdf.pages)
    pdf.save(target)
    return Tame(str(target), across)


def _is_signed(pdf: Any) -> bool:
    """Say whether somebody signed the file: a signature covers a range of its bytes."""
    import pikepdf

    return any(
        isinstance(thing, pikepdf.Dictionary) and "/ByteRange" in thing for thing in pdf.objects
    )


def _drawing_size(page: Any) -> int:
    """Give the bytes of what draws a page, unpacked: a small file may hold gigabytes of it."""
    if "/Contents" not in page.obj:
        return 0
    page.contents_coalesce()
    return len(page.obj.Contents.read_bytes())


def _lies_across(page: Any) -> bool:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    is_turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return (abs(right - left) > abs(top - bottom)) != is_turned


def _picture(file: Path, target: Path) -> Tame:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # asked below, with a sentence
    try:
        with Image.open(file, formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MAX_PIXELS:
                return Tame(reason=MANY_PIXELS)
            image.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
            _on_white(_eight_bits(upright)).save(target.with_suffix(".jpg"), quality=90)
            return Tame(str(target.with_suffix(".jpg")), (upright.width > upright.height,))
    except (OSError, SyntaxError, ValueError):  # what Pillow says of files that are none
        return Tame(reason=BROKEN)


def _eight_bits(image: Any) -> Any:
    """Give gray of 16 bits, which a scanner may make, in the 256 shades that paper shows."""
    if not image.mode.startswith("I"):
        return image
    gray = image.convert("I").point(lambda shade: shade / 256).convert("L")
    gray.info = dict(image.info)
    if "transparency" in gray.info:
        gray.info["transparency"] //= 256
    return gray


def _on_white(image: Any) -> Any:
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    picture = image.convert("RGBA")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper
