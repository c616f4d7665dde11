"""The reports that there are: what each is called, what narrows it, who sees it, what it reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict

from campaigns.models import Campaign
from reports.asking import Asked, asked_of
from reports.facts import campaigns, statistics, years
from reports.rules.report import Report, ReportPart
from reports.rules.years import SPAN
from reports.scope import Scope
from vietnamese.dates import short_date


@dataclass(frozen=True)
class ReportKind:
    """A report: its address, its word in the tabs, its title, the filters that it has."""

    code: str
    word: str
    title: str
    fields: tuple[str, ...]
    read: Callable[[Asked], list[ReportPart]]
    empty: str
    """What has to be there before there is something to report."""
    of_plan: tuple[str, ...] = ()
    """The parts of a plan that it reads."""
    is_of_fund: bool = False

    def is_for(self, scope: Scope) -> bool:
        """Say whether a user sees it."""
        return scope.sees_fund or not self.is_of_fund

    def ask(self, scope: Scope, data: QueryDict) -> Asked:
        """Read the question of an address."""
        return asked_of(scope, data, self.fields, self.of_plan)

    def of(self, asked: Asked) -> Report:
        """Give the report that was asked for, as far as the user may see it."""
        report = Report(
            self.code,
            f"Báo cáo: {self.title.format(year=_year(asked), first=asked.year - SPAN + 1)}",
            _lead(asked),
            tuple(self.read(asked)),
            asked.form.in_words,
        )
        return report if asked.scope.sees_names else report.totals_only()


def _year(asked: Asked) -> str:
    if asked.campaign:
        return str(asked.campaign.year or "…")
    return str(asked.year)


def _lead(asked: Asked) -> str:
    """Give the day, the plan, and whether it is of units only."""
    parts = [f"Tính đến ngày {short_date(asked.today)}"]
    if asked.campaign:
        number = asked.campaign.number
        parts.append(f"theo Kế hoạch số {number}" if number else str(asked.campaign))
    if not asked.scope.is_whole:
        parts.append(f"của {', '.join(unit.name for unit in asked.scope.units or ())}")
    return f"{', '.join(parts)}."


def _of_campaign(
    read: Callable[[Asked, Campaign], list[ReportPart]],
) -> Callable[[Asked], list[ReportPart]]:
    return lambda asked: read(asked, asked.campaign) if asked.campaign else []


REPORTS = (
    ReportKind(
        "chi-tieu",
        "Chỉ tiêu",
        "chỉ tiêu năm {year}",
        ("phong_trao", "dot", "don_vi", "danh_hieu"),
        _of_campaign(campaigns.targets),
        "Báo cáo có số liệu khi phong trào đã phát động, có đăng ký được duyệt hoặc hồ sơ gửi.",
        ("targets", "deadlines", "phases"),
    ),
    ReportKind(
        "ket-qua",
        "Đăng ký và kết quả",
        "đăng ký và kết quả năm {year}",
        ("phong_trao", "don_vi", "ket_qua"),
        _of_campaign(campaigns.results),
        "Báo cáo có số liệu khi có đăng ký được duyệt hoặc hồ sơ cuối năm được gửi.",
        ("deadlines", "phases"),
    ),
    ReportKind(
        "tien-do",
        "Tiến độ",
        "tiến độ năm {year}",
        ("phong_trao", "don_vi"),
        _of_campaign(campaigns.progress),
        "Báo cáo có số liệu khi phong trào đã phát động và xã có đơn vị.",
        ("deadlines__extensions",),
    ),
    ReportKind(
        "co-cau",
        "Theo đối tượng",
        "khen thưởng theo đối tượng năm {year}",
        ("nam", "don_vi", "danh_hieu"),
        years.makeup,
        "Năm này chưa có khen thưởng nào cho cá nhân: ban hành quyết định, hoặc nhập lịch sử ở mục "
        "Tra cứu.",
    ),
    ReportKind(
        "nhieu-nam",
        "Nhiều năm",
        "khen thưởng các năm {first}–{year}",
        ("nam", "don_vi", "danh_hieu"),
        years.years,
        "Năm năm này chưa có dữ liệu khen thưởng: nhập lịch sử ở mục Tra cứu.",
    ),
    ReportKind(
        "sang-kien",
        "Sáng kiến",
        "sáng kiến năm {year}",
        ("phong_trao", "dot", "don_vi"),
        _of_campaign(campaigns.inventions),
        "Báo cáo có số liệu khi có đơn sáng kiến được nộp.",
        ("phases",),
    ),
    ReportKind(
        "thong-ke",
        "Biểu thống kê",
        "biểu thống kê Bộ Nội vụ năm {year}",
        ("nam",),
        statistics.statistics,
        "Biểu có số liệu khi năm này có phong trào đã phát động, hoặc có khen thưởng của cấp trên.",
    ),
    ReportKind(
        "quy",
        "Quỹ",
        "Quỹ thi đua, khen thưởng năm {year}",
        ("nam",),
        years.fund,
        "Năm này chưa ghi nguồn, khoản chi nào của Quỹ.",
        is_of_fund=True,
    ),
)
BY_CODE = {kind.code: kind for kind in REPORTS}


def reports_for(scope: Scope) -> list[ReportKind]:
    """Give the reports that a user sees."""
    return [kind for kind in REPORTS if kind.is_for(scope)]
