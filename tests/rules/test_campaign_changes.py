"""What differs between two versions of a plan."""

from dataclasses import replace
from datetime import date

import pytest

from campaigns.rules.changes import PlanChange, changes
from tests.plans import (
    CSTDCS,
    FIRST,
    INITIATIVE,
    LDTT,
    NOMINATION,
    PLAN_2021,
    REGISTRATION,
    SECOND,
)

LATER = replace(REGISTRATION, due_on=date(2021, 1, 25))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        (
            {"number": "13/KH-UBND"},
            [PlanChange("Số, ký hiệu: 12/KH-UBND → 13/KH-UBND.")],
        ),
        (
            {"issued_on": None},
            [PlanChange("Ngày ký: 15/01/2021 → để trống.")],
        ),
        (
            {"deadlines": (LATER, INITIATIVE, NOMINATION)},
            [
                PlanChange(
                    "Hạn “Đăng ký thi đua”: trước ngày 20/01/2021 → trước ngày 25/01/2021.",
                    binding=True,
                )
            ],
        ),
        (
            {"deadlines": (REGISTRATION, NOMINATION)},
            [PlanChange("Bỏ mốc Hồ sơ sáng kiến: trước ngày 01/11/2021.", binding=True)],
        ),
        (
            {"deadlines": (replace(REGISTRATION, receiver=""), INITIATIVE, NOMINATION)},
            [
                PlanChange(
                    "Nơi nhận của hạn “Đăng ký thi đua”: Văn phòng HĐND và UBND xã → để trống."
                )
            ],
        ),
        (
            {"phases": (FIRST, replace(SECOND, goal="khác"))},
            [PlanChange("Sửa mục tiêu của các đợt.")],
        ),
        (
            {"phases": (FIRST,)},
            [
                PlanChange(
                    "Đợt thi đua: đợt 1 (01/01/2021 – 11/06/2021) · đợt 2 (11/06/2021 – "
                    "31/12/2021) → đợt 1 (01/01/2021 – 11/06/2021).",
                    binding=True,
                ),
                PlanChange("Sửa mục tiêu của các đợt."),
            ],
        ),
        (
            {"targets": (LDTT, CSTDCS)},
            [
                PlanChange(
                    "Chỉ tiêu: Tập thể UBND xã: đạt Tập thể lao động xuất sắc · Cá nhân: 100 % "
                    "người đủ điều kiện xét đạt Lao động tiên tiến · Cá nhân: 15 % người đạt Lao "
                    "động tiên tiến đạt Chiến sĩ thi đua cơ sở → Cá nhân: 100 % người đủ điều kiện "
                    "xét đạt Lao động tiên tiến · Cá nhân: 15 % người đạt Lao động tiên tiến đạt "
                    "Chiến sĩ thi đua cơ sở.",
                    binding=True,
                )
            ],
        ),
        ({"phases": (replace(FIRST, line=60), SECOND)}, []),
    ],
)
def test_each_change_is_said_and_what_units_plan_by_is_binding(change, expected):
    assert changes(PLAN_2021, replace(PLAN_2021, **change)) == expected
