"""What is public, for tests."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from attachments.accepting import accept
from people.roles import OFFICE, Actor
from publicity import actions as publicity
from publicity.models import Example, ExamplePhoto, Publication
from publicity.photos import redrawn
from tests.cast import Cast

ROW = {"name": "Bà Lê Thị Na", "unit": "Thôn 1", "award": "Giấy khen", "initiative": ""}
GPS_PLACE = 0x8825


def make_publication(cast: Cast, title: str = "Danh sách đề nghị", **values) -> Publication:
    """Make a list that is up for comment for a week from today."""
    today = cast.commune.today()
    defaults = {"starts_on": today, "ends_on": today + timedelta(days=7), "rows": [ROW]}
    return Publication.objects.create(
        commune=cast.commune, title=title, by_name="Người đưa lên", **defaults | values
    )


def make_example(cast: Cast, name: str = "Bà Lê Thị Na", **values) -> Example:
    """Make an example that everybody may read, with a photo somebody agreed to."""
    by = cast.acting(OFFICE)
    values = {
        "name": name,
        "unit": "Thôn 1",
        "year": 2021,
        "headline": "Hiến 200 m² đất làm đường",
        "story": "Gia đình bà tự nguyện hiến đất.\nCả thôn noi theo.",
        "consent": "Bà Na đồng ý ngày 26/11/2021",
    } | values
    example = publicity.write_example(Example(commune=cast.commune), by=by, **values)
    ExamplePhoto.objects.create(example=example, **_kept(by.name))
    return publicity.publish_example(example, is_public=True, by=by)


def _kept(by_name: str) -> dict[str, Any]:
    """Give the columns that keep the photo of a phone for somebody."""
    photo = _redrawn()
    photo["file"].seek(0)
    file = ContentFile(photo["file"].read(), name=photo["name"])
    return photo | {"file": file, "by_name": by_name}


@cache
def _redrawn() -> dict[str, Any]:
    """Have the photo looked through and drawn anew, each in a child: once for all tests."""
    return redrawn(accept(photo_of_a_phone()), by=Actor(None, "", "", 0))


def photo_of_a_phone() -> SimpleUploadedFile:
    """Give a photo as a phone makes it: with its place and the name of the phone inside."""
    picture = Image.new("RGB", (400, 300), "green")
    told = Image.Exif()
    told[0x010F] = "DienThoaiCuaNa"
    told.get_ifd(GPS_PLACE)[1] = "N"
    told.get_ifd(GPS_PLACE)[2] = (16.0, 30.0, 12.0)
    file = BytesIO()
    picture.save(file, "JPEG", exif=told)
    return SimpleUploadedFile("anh.jpg", file.getvalue(), "image/jpeg")
