"""What is said of figures and awards that make no target."""

from __future__ import annotations

from campaigns.rules.plan import Note

from .figures import NamedAward, Quantity
from .flow import Flow


def per_unit(flow: Flow, figure: Quantity, end: int) -> Note:
    """Say that a figure is for each unit or phase."""
    words = flow.words(figure.start, min(end, figure.end + 60))
    message = (
        f"“{words}…” là con số cho từng đơn vị, từng đợt, không phải con số chung; không đưa vào."
    )
    return Note("target_per_unit", message, flow.line_at(figure.start))


def condition(flow: Flow, figure: Quantity, end: int) -> Note:
    """Say that a figure is what an award asks for."""
    words = flow.words(figure.start, min(end, figure.end + 60))
    message = f"“{words}…” được hiểu là điều kiện xét, không phải chỉ tiêu; không đưa vào."
    return Note("target_condition", message, flow.line_at(figure.start))


def no_figure(flow: Flow, award: NamedAward) -> Note:
    """Say that an award has no figure."""
    words = flow.words(award.start, award.end)
    message = f"Không đọc được con số của chỉ tiêu “{words}”; hãy nhập nếu có."
    return Note("target_without_figure", message, flow.line_at(award.start))


def no_subject(flow: Flow, award: NamedAward, figure: Quantity) -> Note:
    """Say that nobody is named for whom an award is."""
    words = flow.words(min(award.start, figure.start), max(award.end, figure.end))
    message = f"“{words}” không ghi là cho tập thể hay cá nhân nên không đưa vào; hãy nhập."
    return Note("target_without_subject", message, flow.line_at(figure.start))


def no_award(flow: Flow, figure: Quantity, end: int) -> Note:
    """Say that a figure belongs to no award."""
    words = flow.words(figure.start, min(end, figure.end + 60))
    message = f"“{words}…” không gắn với danh hiệu, hình thức khen thưởng nào nên không đưa vào."
    return Note("target_without_award", message, flow.line_at(figure.start))
