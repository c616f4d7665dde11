"""The two years of the demo: 2021 with its real plan, and 2026 in a commune of today.

What happens is the same story in both; where, under which law and on which days is told here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from law.authority import Authority, competence_for
from law.kinds import AwardKind
from law.regimes import A

from . import commune as rows

PROPOSER = "Thường trực Hội đồng Thi đua - Khen thưởng xã và Văn phòng - Thống kê"
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Days:
    """The days of the year's story, in the order in which it is told."""

    council_set_up: date
    launched: date
    registered: date
    registered_late: date
    registration_closed: date
    registration_mended: date
    newcomer_joined: date
    disciplined: date
    maternity: tuple[date, date]
    training: tuple[date, date]
    rated: date
    requested: date
    requests_received: date
    request_returned_until: date
    requested_late: date
    first_session: date
    rescued: date
    praised: date
    dossiers_written: date
    dossiers_sent: date
    dossiers_late: date
    desk: date
    dossier_returned_until: date
    second_session: date
    dossiers_mended: date
    vetted: date
    council_called: date
    council_sat: date
    decided: date
    decided_titles: date
    decided_by_province: date
    ended: date


@dataclass(frozen=True)
class DemoYear:
    """A year of the demo.

    `district` is the one above the commune, `old_district` the one that decided in its old years;
    `units` and `words` give what 2021 calls otherwise: units, posts and places.
    """

    year: int
    plan: str
    province: str
    district: str
    old_district: str
    founded: date
    days: Days
    titles_decision: int
    budget: int
    overseer: str
    units: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def plan_file(self) -> Path:
        return FOLDER / self.plan

    def unit(self, name: str) -> str:
        """Give the name of the unit that 2021 calls `name`."""
        return self.units.get(name, name)

    def say(self, text: str) -> str:
        """Give a post or a place as it is called in this year."""
        return self.words.get(text, text)

    def before(self, years: int) -> int:
        """Give the year so many years before."""
        return self.year - years

    def decider(self, kind: AwardKind, day: date) -> tuple[Authority, str]:
        """Give the level that decides a kind of award on a day, and its name on papers."""
        authority = competence_for(kind, max(day, A.valid_from)).authority
        places = {
            Authority.COMMUNE: f"xã {rows.NAME}",
            Authority.DISTRICT: self.old_district,
            Authority.PROVINCE: self.province,
        }
        return authority, f"Chủ tịch UBND {places[authority]}"


_2021 = DemoYear(
    year=2021,
    plan="ke-hoach-12-KH-UBND-2021.txt",
    province="tỉnh Thừa Thiên Huế",
    district="huyện Quảng Điền",
    old_district="huyện Quảng Điền",
    founded=date(2016, 6, 1),
    titles_decision=118,
    budget=25_000_000,
    overseer="Phòng Nội vụ",
    days=Days(
        council_set_up=date(2021, 1, 4),
        launched=date(2021, 1, 18),
        registered=date(2021, 1, 19),
        registered_late=date(2021, 1, 22),
        registration_closed=date(2021, 1, 25),
        registration_mended=date(2021, 1, 27),
        newcomer_joined=date(2021, 5, 4),
        disciplined=date(2021, 6, 15),
        maternity=(date(2021, 2, 1), date(2021, 7, 31)),
        training=(date(2020, 9, 14), date(2021, 10, 15)),
        rated=date(2021, 11, 5),
        requested=date(2021, 10, 22),
        requests_received=date(2021, 10, 25),
        request_returned_until=date(2021, 11, 12),
        requested_late=date(2021, 11, 3),
        first_session=date(2021, 11, 8),
        rescued=date(2021, 10, 20),
        praised=date(2021, 10, 28),
        dossiers_written=date(2021, 11, 9),
        dossiers_sent=date(2021, 11, 12),
        dossiers_late=date(2021, 11, 16),
        desk=date(2021, 11, 18),
        dossier_returned_until=date(2021, 11, 24),
        second_session=date(2021, 11, 22),
        dossiers_mended=date(2021, 11, 24),
        vetted=date(2021, 12, 6),
        council_called=date(2021, 12, 7),
        council_sat=date(2021, 12, 10),
        decided=date(2021, 12, 20),
        decided_titles=date(2022, 1, 12),
        decided_by_province=date(2022, 2, 25),
        ended=date(2022, 3, 1),
    ),
)

# The plan of 2026 closes in September: every dossier is judged by the law before 01/10/2026.
_2026 = DemoYear(
    year=2026,
    plan="ke-hoach-09-KH-UBND-2026.txt",
    province="thành phố Huế",
    district="",
    old_district="huyện Quảng Điền",
    founded=date(2025, 7, 1),
    titles_decision=351,
    budget=45_000_000,  # the commune pays for its titles by itself, from a higher base salary
    overseer="Sở Nội vụ",
    days=Days(
        council_set_up=date(2026, 1, 5),
        launched=date(2026, 1, 19),
        registered=date(2026, 1, 22),
        registered_late=date(2026, 1, 26),
        registration_closed=date(2026, 1, 28),
        registration_mended=date(2026, 1, 30),
        newcomer_joined=date(2026, 7, 13),
        disciplined=date(2026, 6, 15),
        maternity=(date(2026, 2, 2), date(2026, 7, 31)),
        training=(date(2025, 8, 11), date(2026, 8, 14)),
        rated=date(2026, 9, 4),
        requested=date(2026, 8, 14),
        requests_received=date(2026, 8, 18),
        request_returned_until=date(2026, 9, 4),
        requested_late=date(2026, 8, 26),
        first_session=date(2026, 8, 28),
        rescued=date(2026, 8, 6),
        praised=date(2026, 8, 13),
        dossiers_written=date(2026, 9, 8),
        dossiers_sent=date(2026, 9, 10),
        dossiers_late=date(2026, 9, 14),
        desk=date(2026, 9, 15),
        dossier_returned_until=date(2026, 9, 18),
        second_session=date(2026, 9, 17),
        dossiers_mended=date(2026, 9, 18),
        vetted=date(2026, 9, 22),
        council_called=date(2026, 9, 22),
        council_sat=date(2026, 9, 25),
        decided=date(2026, 9, 28),
        decided_titles=date(2026, 9, 28),
        decided_by_province=date(2026, 10, 30),
        ended=date(2026, 11, 2),
    ),
    units={
        rows.FINANCE: "Phòng Kinh tế",
        rows.LAND: "Ban Quản lý dự án",
        rows.JUSTICE: "Trung tâm Phục vụ hành chính công",
        rows.CULTURE: "Phòng Văn hóa - Xã hội",
        rows.FRONT: "Ủy ban Mặt trận Tổ quốc và các đoàn thể",
    },
    words={
        "Văn phòng - Thống kê": "Chuyên viên",
        "Tài chính - Kế toán": "Chuyên viên",
        "Địa chính - Xây dựng": "Phó Giám đốc",
        "Địa chính - Nông nghiệp": "Viên chức",
        "Địa chính - Môi trường": "Viên chức",
        "Tư pháp - Hộ tịch": "Chuyên viên",
        "Văn hóa - Xã hội": "Chuyên viên",
        "Lao động - Thương binh và Xã hội": "Chuyên viên",
        "Đài truyền thanh": "Nhân viên truyền thanh",
        PROPOSER: "Thường trực Hội đồng Thi đua - Khen thưởng xã và Phòng Văn hóa - Xã hội",
        "Bộ phận Một cửa xã Quảng Thành": "Trung tâm Phục vụ hành chính công xã Quảng Thành",
    },
)

YEARS = {example.year: example for example in (_2021, _2026)}
DEFAULT_YEAR = 2021  # the real plan
