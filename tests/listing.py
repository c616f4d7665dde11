"""Lists of people as an office brings them, from the rows to who is there afterwards."""

from __future__ import annotations

from datetime import date

from people.actions import bring_list, preview, take_in
from people.models import PeopleImport, Person
from people.roles import OFFICE
from tests.cast import Cast
from tests.workbooks import HEADER
from workbooks.sheets import BroughtSheet

AS_OF = date(2021, 1, 18)
UNIT, OTHER_UNIT = "Văn phòng - Thống kê", "Tài chính - Kế toán"
LAN = [1, "Trần Thị Lan", "Nữ", date(1986, 4, 5), "Văn thư", UNIT, "Công chức", "Không",
       date(2010, 3, 1)]  # fmt: skip
MINH = [2, "LÊ VĂN MINH", "Nam", "7/8/1979", "Chủ tịch", OTHER_UNIT, "Cán bộ", "Có", "1/3/2005"]


def brought(cast: Cast, *rows: list) -> PeopleImport:
    """Bring a list with these rows below the usual header."""
    cells = [[cell if not isinstance(cell, int) else float(cell) for cell in row] for row in rows]
    return bring_list(
        cast.commune,
        sheets=[BroughtSheet("Cán bộ", [list(HEADER), *cells])],
        source="tệp ds.xlsx",
        as_of=AS_OF,
        by=cast.acting(OFFICE),
    )


def taken_in(cast: Cast, *rows: list) -> PeopleImport:
    """Bring a list, look at it and take it in."""
    people_import = brought(cast, *rows)
    preview(people_import)
    return take_in(people_import, by=cast.acting(OFFICE))


def everybody() -> list[tuple]:
    """Give what is stored of each person."""
    return list(
        Person.objects.values_list(
            "full_name", "gender", "born_on", "position", "unit__name", "group", "is_leader",
            "joined_on", "left_on",
        )
    )  # fmt: skip
