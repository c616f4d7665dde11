"""The seven tasks of the first day, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vietnamese.text import capitalised

from .beginning import LEADING, NEEDED_ROLES, Beginning

DONE, IN_HAND, TO_DO = "Xong", "Đang làm", "Chưa làm"


@dataclass(frozen=True)
class Task:
    """One task: what it is called, how it stands, and the page that does it.

    `url_name` and `word` are of the button, `minutes` are what it takes the first time.
    """

    key: str
    name: str
    is_done: bool
    detail: str
    url_name: str
    word: str
    minutes: int
    argument: int | None = None

    @property
    def arguments(self) -> list[int]:
        return [] if self.argument is None else [self.argument]


@dataclass(frozen=True)
class Checklist:
    """The tasks, and which of them is open on the page."""

    tasks: tuple[Task, ...]
    open_key: str

    @property
    def done(self) -> int:
        return sum(task.is_done for task in self.tasks)

    @property
    def minutes(self) -> int:
        return sum(task.minutes for task in self.tasks if not task.is_done)

    @property
    def is_complete(self) -> bool:
        return self.done == len(self.tasks)

    @property
    def title(self) -> str:
        return f"Bắt đầu: {self.done} trên {len(self.tasks)} việc đã xong"

    @property
    def lines(self) -> list[tuple[Task, str]]:
        """Each task with its word of state."""
        return [(task, self._state(task)) for task in self.tasks]

    def _state(self, task: Task) -> str:
        if task.is_done:
            return DONE
        return IN_HAND if task.key == self.open_key else TO_DO


def checklist(now: Beginning, wanted: str = "") -> Checklist:
    """Give the tasks; open is the one that is `wanted`, else the first that is not done."""
    tasks = tuple(make(now) for make in TASKS)
    undone = [task.key for task in tasks if not task.is_done]
    keys = {task.key for task in tasks}
    return Checklist(tasks, wanted if wanted in keys else next(iter(undone), ""))


def _commune(now: Beginning) -> Task:
    detail = capitalised(now.name) or "Tên xã, tỉnh; ai làm gì trong xã"
    return Task("xa", "Xã", bool(now.name), detail, "first_day_commune", "Khai báo xã", 1)


def _units(now: Beginning) -> Task:
    brought = "Dán danh sách hoặc chọn tệp Excel, mỗi dòng một đơn vị"
    detail = f"{now.units} đơn vị" if now.units else brought
    return Task(
        "don-vi", "Bộ phận, đơn vị", now.units > 0, detail, "people:units_add", "Thêm đơn vị", 2
    )


def _people(now: Beginning) -> Task:
    detail = (
        f"{now.people} người của {now.units} đơn vị"
        if now.people
        else "Tải tệp Excel hoặc dán; phần mềm cho xem trước, đơn vị còn thiếu thì hỏi để thêm"
    )
    return Task(
        "nguoi", "Cán bộ, công chức", now.people > 0, detail, "people:import", "Nhập danh sách", 3
    )


def _accounts(now: Beginning) -> Task:
    lacking = [name for code, name in NEEDED_ROLES.items() if code not in now.roles]
    is_done = bool(now.people and not lacking and not now.headless)
    return Task(
        "tai-khoan",
        "Tài khoản và vai trò",
        is_done,
        _said_of_accounts(now, lacking),
        "people:accounts",
        "Tạo tài khoản",
        3,
    )


def _said_of_accounts(now: Beginning, lacking: list[str]) -> str:
    if not now.people:
        return "Vai trò đề xuất theo chức vụ, xem lại rồi tạo một lần; cần xong việc 3"
    having = now.people - now.without_account
    if not having:
        return f"{now.people} người chưa có tài khoản; vai trò lấy theo chức vụ, xem lại rồi tạo"
    left = f", còn {now.without_account} người" if now.without_account else ""
    parts = [f"{having} người đã có tài khoản{left}"]
    if lacking:
        parts.append(f"chưa ai có vai trò {', '.join(lacking)}")
    if now.headless:
        shown, more = now.headless[:3], len(now.headless) - 3
        names = ", ".join(shown) + (f" và {more} đơn vị khác" if more > 0 else "")
        parts.append(f"chưa có trưởng: {names}")
    return "; ".join(parts)


def _council(now: Beginning) -> Task:
    is_done = now.duties >= LEADING
    if is_done:
        detail = "Hội đồng Thi đua - Khen thưởng có chủ tịch, thư ký"
    elif now.council:
        detail = "Hội đồng đã lập, còn thiếu chủ tịch hoặc thư ký; Thư ký Hội đồng thêm thành viên"
    else:
        detail = (
            "Thi đua - Khen thưởng và sáng kiến; ít nhất 1 chủ tịch, 1 thư ký; Thư ký Hội đồng lập"
        )
    word = "Thêm thành viên" if now.council else "Lập Hội đồng"
    name = "council:council" if now.council else "council:council_add"
    return Task("hoi-dong", "Hội đồng", is_done, detail, name, word, 2, now.council)


def _law(now: Beginning) -> Task:
    if now.has_regulation:
        detail = "Đã khai quy chế của địa phương"
    elif now.keeps_law_defaults:
        detail = "Dùng giá trị mặc định của pháp luật"
    else:
        detail = "Cách làm tròn tỷ lệ, tỷ lệ phiếu; không có quy định riêng thì dùng mặc định"
    is_done = now.has_regulation or now.keeps_law_defaults
    name = "Căn cứ pháp luật của địa phương"
    return Task("phap-luat", name, is_done, detail, "regulations:list", "Xem mặc định", 1)


def _plan(now: Beginning) -> Task:
    name = "Kế hoạch thi đua của năm"
    if now.has_launched:
        return Task("ke-hoach", name, True, "Đã phát động", "campaigns:list", "Xem", 3)
    if now.drafts:
        detail = "Đã có dự thảo; Chủ tịch xem lại rồi phát động"
        return Task(
            "ke-hoach", name, False, detail, "campaigns:detail", "Xem dự thảo", 3, now.drafts[0]
        )
    detail = "Tải tệp đã ký lên, phần mềm đọc và hỏi lại; nên xong việc 4 trước"
    return Task("ke-hoach", name, False, detail, "campaigns:reading_new", "Tải kế hoạch", 3)


TASKS: tuple[Callable[[Beginning], Task], ...] = (
    _commune,
    _units,
    _people,
    _accounts,
    _council,
    _law,
    _plan,
)
