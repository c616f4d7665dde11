"""The longest list that is opened is shown in time by each page that takes lists."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from people.roles import OFFICE
from tests.cast import Cast
from tests.measured import measured
from tests.workbooks import HEADER, xlsx


def longest(columns: int, sheets: int) -> bytes:
    """Make a list of sheets that are full, each person once."""
    more = columns - len(HEADER)
    head = [*HEADER, *(f"Cột {at}" for at in range(more))]
    row = ["Nữ", "15/03/1985", "Văn phòng", "Thôn ", "Công chức", "Không", "01/10/2008"]
    rows = [
        [at, f"Nguyễn Thị Mẫu {at}", *row[:3], f"Thôn {at}", *row[4:], *["chữ gì đó"] * more]
        for at in range(999)
    ]
    return xlsx(**{f"S{sheet}": [head, *rows] for sheet in range(sheets)})


@pytest.mark.django_db
def test_the_longest_list_of_people_is_taken_and_shown_in_time(client):
    client.force_login(Cast.of()[OFFICE])
    upload = SimpleUploadedFile("k.xlsx", longest(columns=40, sheets=5))
    with measured() as taking:
        answer = client.post(reverse("people:import"), {"file": upload, "as_of": "01/01/2022"})
    with measured() as showing:
        page = client.get(answer.url)
    assert (answer.status_code, page.status_code) == (302, 200)
    for cost in (taking, showing):
        assert cost.processor_seconds < 5
        assert cost.megabytes < 150
