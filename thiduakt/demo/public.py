"""What everybody reads of the year: the list put up for comment, results, a typical example; and
the book and the preprinted form of the office."""

from __future__ import annotations

from decimal import Decimal

from certificates import actions as certificates
from certificates.rules.spots import first_spots
from decisions.models import AwardDecision
from law.kinds import GIAY_KHEN, Subject
from people.actions import practise
from people.models import Commune
from people.roles import OFFICE, Actor, Permission
from publicity import actions as publicity
from publicity.models import Example

from . import commune as rows
from .acting import acting, campaign_of, days_of, year_of
from .dossiers import RESCUER

WORKING_DAYS = 5


def put_up(commune: Commune) -> None:
    """Put up who is vetted for comment, answer the comment that comes, and write two examples for
    the council to choose from."""
    practise(commune, day=days_of(commune).vetted)
    campaign, by = campaign_of(commune), _keeper(commune)
    up = publicity.put_up_for_comment(
        campaign,
        title=f"Danh sách đề nghị khen thưởng năm {campaign.year}",
        days=WORKING_DAYS,
        by=by,
    )
    comment = publicity.comment(
        up,
        text="Danh sách có ghi các buổi trực lũ của lực lượng quân sự xã không?",
        name="Một người dân thôn Kim Đôi",
        address="demo",
    )
    answer = "Có. Kết quả trực lũ nằm trong hồ sơ của từng người, Hội đồng đọc trước khi bỏ phiếu."
    publicity.moderate(comment, is_shown=True, answer=answer, by=by)
    for values in _examples(commune):
        publicity.write_example(Example(commune=commune, year=campaign.year), by=by, **values)


def _examples(commune: Commune) -> list[dict[str, str]]:
    told = year_of(commune)
    office = told.unit(rows.JUSTICE)
    return [
        {
            "name": f"Bà {RESCUER}",
            "unit": told.unit(rows.CULTURE),
            "headline": "Chèo thuyền giữa đêm lũ đưa hai cụ già ra nơi an toàn",
            "story": "Đêm nước lên, tổ dân cư báo còn hai cụ già kẹt trong nhà ở cuối xóm. Chị "
            "mượn thuyền của hàng xóm, cùng một dân quân đi ngược dòng hơn một cây số.\n"
            "Gần sáng, cả hai cụ có mặt ở trường học. Hôm sau chị vẫn đến cơ quan, soạn danh sách "
            "các nhà neo đơn để lần sau không ai phải chờ.",
        },
        {
            "name": f"Tập thể {office}",
            "unit": office,
            "headline": "Mang giấy tờ hộ tịch đến tận nhà người già yếu",
            "story": "Người già yếu, người khuyết tật từng phải nhờ con cháu nghỉ làm chở đến trụ "
            "sở. Từ đầu năm, chiều thứ tư nào cũng có người mang kết quả đến nhà.\n"
            "Chín tháng, 38 lượt người nhận giấy tờ tại nhà.",
        },
    ]


def show(commune: Commune) -> None:
    """Put up what was decided, and tell of the first of the examples that the council chose."""
    by = _keeper(commune)
    decided = AwardDecision.objects.filter(commune=commune, lines__is_recognised=True).distinct()
    for decision in decided.order_by("decided_on", "number"):
        title = f"Kết quả khen thưởng theo Quyết định số {decision.number}"
        publicity.put_up_result(decision, title=title, by=by)
    chosen = Example.objects.filter(commune=commune, is_chosen=True).order_by("pk")
    publicity.publish_example(chosen[0], is_public=True, by=by)


def keep_the_book(commune: Commune) -> None:
    """Write the awards into the book, and lay out the form that the office has bought."""
    by = acting(commune, OFFICE, Permission.ISSUE_PAPERS)
    certificates.write_up(commune, by=by)
    year = year_of(commune).year
    blank = certificates.add_blank(
        commune, name=f"Phôi giấy khen A4 mua năm {year}", award=GIAY_KHEN.code, by=by
    )
    individual = Subject.INDIVIDUAL
    spots = first_spots(individual)
    certificates.place(blank, [individual], spots, shift_x=Decimal("1.5"), by=by)


def _keeper(commune: Commune) -> Actor:
    return acting(commune, OFFICE, Permission.RECORD_DECISIONS)
