"""The whole table of the law, kept twice: here it is read by eye against the sources.

One row a parameter (and kind of award), one column a regime: the value as people read it, then V
for a clause that was read and U for one that was not. A new parameter, or a changed one, has to
be written down here as well.
"""

from datetime import date

from law.parameters import PARAMETERS
from law.timeline import LawError

UNDER_A, UNDER_B1, UNDER_B2, UNDER_C = (
    date(2021, 1, 15),
    date(2024, 6, 1),
    date(2025, 12, 1),
    date(2026, 12, 1),
)
TABLE = {
    ("ldtt_rating", ""): (
        "Hoàn thành tốt nhiệm vụ V",
        "Hoàn thành tốt nhiệm vụ V",
        "Hoàn thành tốt nhiệm vụ V",
        "Hoàn thành tốt nhiệm vụ U",
    ),
    ("months_of_service_required", ""): ("10 tháng V", "6 tháng V", "6 tháng V", "6 tháng U"),
    ("discipline_excluding_ldtt", ""): (
        "khiển trách trở lên V",
        "khiển trách trở lên U",
        "khiển trách trở lên U",
        "khiển trách trở lên U",
    ),
    ("maternity_leave_counts", ""): ("có V", "có U", "có U", "có U"),
    ("long_training_months", ""): ("12 tháng V", "12 tháng V", "12 tháng V", "12 tháng U"),
    ("long_training_counts", ""): (
        "được tính khi kết quả học tập từ loại khá trở lên V",
        "được tính khi chấp hành quy định, hoàn thành nhiệm vụ học tập và đạt kết quả tối thiểu U",
        "được tính khi chấp hành quy định, hoàn thành nhiệm vụ học tập và đạt kết quả tối thiểu V",
        "được tính khi chấp hành quy định, hoàn thành nhiệm vụ học tập và đạt kết quả tối thiểu U",
    ),
    ("rescue_injury_counts", ""): ("có V", "có V", "có V", "có U"),
    ("transfer_considered_by", ""): (
        "đơn vị mới xét, có ý kiến nhận xét của đơn vị cũ V",
        "đơn vị mới xét, có ý kiến nhận xét của đơn vị cũ U",
        "nơi có thẩm quyền đánh giá, xếp loại người đó xét V",
        "nơi có thẩm quyền đánh giá, xếp loại người đó xét U",
    ),
    ("transfer_opinion_months", ""): ("6 tháng U", "6 tháng U", "6 tháng U", "6 tháng U"),
    ("secondment_opinion", ""): ("có U", "có U", "có U", "có U"),
    ("ldtt_ceiling_share", ""): ("100 % V", "100 % V", "100 % V", "100 % U"),
    ("htxs_ceiling_share", ""): ("–", "–", "–", "20 % V"),
    ("cstdcs_foundation", ""): (
        "danh hiệu Lao động tiên tiến V",
        "danh hiệu Lao động tiên tiến V",
        "danh hiệu Lao động tiên tiến V",
        "Hoàn thành xuất sắc nhiệm vụ U",
    ),
    ("cstdcs_requires_initiative", ""): ("có V", "có V", "có V", "có U"),
    ("rating_replaces_initiative", ""): ("không V", "có V", "có V", "không U"),
    ("topic_replaces_initiative", ""): ("có V", "có V", "có V", "không U"),
    ("scheme_replaces_initiative", ""): ("không V", "có V", "có V", "không U"),
    ("combat_replaces_initiative", ""): ("có V", "có V", "có V", "có U"),
    ("cstdcs_ceiling_share", ""): ("15 % V", "15 % U", "15 % U", "15 % U"),
    ("cstdt_consecutive_years", ""): ("3 lần V", "3 lần V", "3 lần V", "3 lần U"),
    ("cstdtq_consecutive_years", ""): ("2 lần V", "2 lần V", "2 lần V", "2 lần U"),
    ("ttldtt_ldtt_share", ""): (
        "trên 50 % V",
        "từ 70 % trở lên V",
        "từ 70 % trở lên V",
        "từ 70 % trở lên U",
    ),
    ("discipline_excluding_ttldtt", ""): (
        "cảnh cáo trở lên V",
        "cảnh cáo trở lên V",
        "cảnh cáo trở lên V",
        "cảnh cáo trở lên U",
    ),
    ("ttldxs_ldtt_share", ""): (
        "từ 70 % trở lên V",
        "từ 70 % trở lên V",
        "từ 70 % trở lên V",
        "từ 70 % trở lên U",
    ),
    ("ttldxs_completion_share", ""): ("đủ 100 % V", "đủ 100 % V", "đủ 100 % V", "đủ 100 % U"),
    ("ttldxs_cstdcs_needed", ""): ("1 người V", "1 người V", "1 người V", "1 người U"),
    ("discipline_excluding_ttldxs", ""): (
        "cảnh cáo trở lên V",
        "không loại vì kỷ luật V",
        "không loại vì kỷ luật V",
        "không loại vì kỷ luật U",
    ),
    ("collective_rating", "TTLDTT"): (
        "Hoàn thành tốt nhiệm vụ V",
        "Hoàn thành tốt nhiệm vụ V",
        "Hoàn thành tốt nhiệm vụ V",
        "Hoàn thành tốt nhiệm vụ U",
    ),
    ("collective_rating", "TTLDXS"): (
        "Hoàn thành xuất sắc nhiệm vụ V",
        "Hoàn thành xuất sắc nhiệm vụ V",
        "Hoàn thành xuất sắc nhiệm vụ V",
        "Hoàn thành xuất sắc nhiệm vụ U",
    ),
    ("bang_khen_years", ""): ("–", "2 năm V", "2 năm V", "2 năm U"),
    ("bang_khen_initiatives", ""): ("–", "2 sáng kiến V", "2 sáng kiến V", "2 sáng kiến U"),
    ("giay_khen_rating", ""): (
        "–",
        "Hoàn thành tốt nhiệm vụ V",
        "Hoàn thành tốt nhiệm vụ V",
        "Hoàn thành tốt nhiệm vụ U",
    ),
    ("achievement_once", ""): ("có U", "có V", "có V", "có U"),
    ("registration_rule", ""): (
        "không đăng ký thì không xét V",
        "không đăng ký vẫn xét, có nhắc V",
        "không đăng ký vẫn xét, có nhắc V",
        "không đăng ký vẫn xét, có nhắc U",
    ),
    ("initiative_request_months", ""): ("12 tháng V", "12 tháng V", "12 tháng V", "12 tháng V"),
    ("initiative_decision_months", ""): ("3 tháng V", "3 tháng V", "3 tháng V", "3 tháng V"),
    ("initiative_authors_total", ""): ("100 % V", "100 % V", "100 % V", "100 % V"),
    ("initiative_novelty_max", ""): ("30 điểm U", "30 điểm U", "30 điểm U", "30 điểm U"),
    ("initiative_benefit_max", ""): ("40 điểm U", "40 điểm U", "40 điểm U", "40 điểm U"),
    ("initiative_applicability_max", ""): ("30 điểm U", "30 điểm U", "30 điểm U", "30 điểm U"),
    ("initiative_pass_mark", ""): ("70 điểm U", "70 điểm U", "70 điểm U", "70 điểm U"),
    ("share_rounding", ""): (
        "làm tròn xuống U",
        "làm tròn xuống U",
        "làm tròn xuống U",
        "làm tròn xuống U",
    ),
    ("share_min_one", ""): ("không U", "không U", "không U", "không U"),
    ("posting_working_days", ""): (
        "5 ngày làm việc U",
        "5 ngày làm việc U",
        "5 ngày làm việc U",
        "5 ngày làm việc U",
    ),
    ("numbers_given_by", ""): ("văn thư cấp số, người làm nhập vào chương trình U",) * 4,
    ("reports_handed_up", ""): ("không U", "không U", "không U", "không U"),
    ("chair_reads_drafts", ""): ("có U", "có U", "có U", "có U"),
    ("issuer_is_another", ""): ("không U", "không U", "không U", "không U"),
    ("vote_quorum", ""): (
        "từ 2/3 trở lên U",
        "từ 2/3 trở lên U",
        "từ 2/3 trở lên U",
        "từ 2/3 trở lên U",
    ),
    ("vote_ballot", "CSTDT"): ("phiếu kín V", "phiếu kín V", "phiếu kín U", "phiếu kín U"),
    ("vote_ballot", "CSTDTQ"): ("phiếu kín V", "phiếu kín V", "phiếu kín U", "phiếu kín U"),
    ("vote_ballot", "AHLD"): ("phiếu kín V", "phiếu kín V", "phiếu kín U", "phiếu kín U"),
    ("vote_ballot", "AHLLVTND"): ("phiếu kín V", "phiếu kín V", "phiếu kín U", "phiếu kín U"),
    ("vote_ballot", "CSTDCS"): ("giơ tay U", "phiếu kín V", "phiếu kín U", "phiếu kín U"),
    ("vote_ballot", "CO_THI_DUA"): ("giơ tay U", "phiếu kín V", "phiếu kín U", "phiếu kín U"),
    ("vote_ballot", "CO_CHINH_PHU"): ("giơ tay U", "phiếu kín V", "phiếu kín U", "phiếu kín U"),
    ("vote_ballot", ""): ("giơ tay U", "giơ tay U", "giơ tay U", "giơ tay U"),
    ("vote_threshold", "CSTDT"): (
        "từ 90 % trở lên V",
        "từ 90 % trở lên V",
        "từ 90 % trở lên U",
        "từ 90 % trở lên U",
    ),
    ("vote_threshold", "CSTDTQ"): (
        "từ 90 % trở lên V",
        "từ 90 % trở lên V",
        "từ 90 % trở lên U",
        "từ 90 % trở lên U",
    ),
    ("vote_threshold", "AHLD"): (
        "từ 90 % trở lên V",
        "từ 90 % trở lên V",
        "từ 90 % trở lên U",
        "từ 90 % trở lên U",
    ),
    ("vote_threshold", "AHLLVTND"): (
        "từ 90 % trở lên V",
        "từ 90 % trở lên V",
        "từ 90 % trở lên U",
        "từ 90 % trở lên U",
    ),
    ("vote_threshold", "CSTDCS"): (
        "trên 50 % U",
        "từ 80 % trở lên V",
        "từ 80 % trở lên U",
        "từ 80 % trở lên U",
    ),
    ("vote_threshold", "CO_THI_DUA"): (
        "trên 50 % U",
        "từ 80 % trở lên V",
        "từ 80 % trở lên U",
        "từ 80 % trở lên U",
    ),
    ("vote_threshold", "CO_CHINH_PHU"): (
        "trên 50 % U",
        "từ 80 % trở lên V",
        "từ 80 % trở lên U",
        "từ 80 % trở lên U",
    ),
    ("vote_threshold", ""): ("trên 50 % U", "trên 50 % U", "trên 50 % U", "trên 50 % U"),
    ("vote_denominator", "CSTDT"): (
        "tổng số thành viên V",
        "tổng số thành viên V",
        "tổng số thành viên U",
        "tổng số thành viên U",
    ),
    ("vote_denominator", "CSTDTQ"): (
        "tổng số thành viên V",
        "tổng số thành viên V",
        "tổng số thành viên U",
        "tổng số thành viên U",
    ),
    ("vote_denominator", "AHLD"): (
        "tổng số thành viên V",
        "tổng số thành viên V",
        "tổng số thành viên U",
        "tổng số thành viên U",
    ),
    ("vote_denominator", "AHLLVTND"): (
        "tổng số thành viên V",
        "tổng số thành viên V",
        "tổng số thành viên U",
        "tổng số thành viên U",
    ),
    ("vote_denominator", "CSTDCS"): (
        "tổng số thành viên U",
        "tổng số thành viên V",
        "tổng số thành viên U",
        "tổng số thành viên U",
    ),
    ("vote_denominator", "CO_THI_DUA"): (
        "tổng số thành viên U",
        "tổng số thành viên V",
        "tổng số thành viên U",
        "tổng số thành viên U",
    ),
    ("vote_denominator", "CO_CHINH_PHU"): (
        "tổng số thành viên U",
        "tổng số thành viên V",
        "tổng số thành viên U",
        "tổng số thành viên U",
    ),
    ("vote_denominator", ""): (
        "tổng số thành viên U",
        "tổng số thành viên U",
        "tổng số thành viên U",
        "tổng số thành viên U",
    ),
    ("vote_absent_in_writing", ""): ("có V", "có V", "có U", "có U"),
    ("vote_casting", ""): ("không U", "không U", "không U", "không U"),
    ("vote_recused_leave", ""): ("có U", "có U", "có U", "có U"),
    ("initiative_vote_threshold", ""): (
        "từ 2/3 trở lên V",
        "từ 2/3 trở lên V",
        "từ 2/3 trở lên V",
        "từ 2/3 trở lên V",
    ),
    ("base_salary", ""): (
        "1.490.000 đồng V",
        "1.800.000 đồng V",
        "2.340.000 đồng V",
        "2.530.000 đồng V",
    ),
    ("reward_coefficient", "LDTT"): (
        "0,3 lần mức lương cơ sở V",
        "0,3 lần mức lương cơ sở V",
        "0,3 lần mức lương cơ sở V",
        "0,3 lần mức lương cơ sở V",
    ),
    ("reward_coefficient", "CSTDCS"): (
        "1 lần mức lương cơ sở V",
        "1 lần mức lương cơ sở V",
        "1 lần mức lương cơ sở V",
        "1 lần mức lương cơ sở V",
    ),
    ("reward_coefficient", "CSTDT"): (
        "3 lần mức lương cơ sở V",
        "3 lần mức lương cơ sở V",
        "3 lần mức lương cơ sở V",
        "3 lần mức lương cơ sở V",
    ),
    ("reward_coefficient", "CSTDTQ"): (
        "4,5 lần mức lương cơ sở V",
        "4,5 lần mức lương cơ sở V",
        "4,5 lần mức lương cơ sở V",
        "4,5 lần mức lương cơ sở V",
    ),
    ("reward_coefficient", "TTLDTT"): (
        "0,8 lần mức lương cơ sở V",
        "0,8 lần mức lương cơ sở V",
        "0,8 lần mức lương cơ sở V",
        "0,8 lần mức lương cơ sở V",
    ),
    ("reward_coefficient", "TTLDXS"): (
        "1,5 lần mức lương cơ sở V",
        "1,5 lần mức lương cơ sở V",
        "1,5 lần mức lương cơ sở V",
        "1,5 lần mức lương cơ sở V",
    ),
    ("reward_coefficient", "CO_THI_DUA"): (
        "8 lần mức lương cơ sở V",
        "8 lần mức lương cơ sở V",
        "8 lần mức lương cơ sở V",
        "8 lần mức lương cơ sở V",
    ),
    ("reward_coefficient", "THON_VAN_HOA"): (
        "–",
        "–",
        "1,5 lần mức lương cơ sở V",
        "1,5 lần mức lương cơ sở V",
    ),
    ("reward_coefficient", "XA_TIEU_BIEU"): (
        "–",
        "–",
        "2 lần mức lương cơ sở V",
        "2 lần mức lương cơ sở V",
    ),
    ("reward_coefficient", "BANG_KHEN"): (
        "1 lần mức lương cơ sở V",
        "1,5 lần mức lương cơ sở V",
        "1,5 lần mức lương cơ sở V",
        "1,5 lần mức lương cơ sở V",
    ),
    ("reward_coefficient", "GIAY_KHEN"): (
        "0,15 lần mức lương cơ sở V",
        "0,15 lần mức lương cơ sở V",
        "0,3 lần mức lương cơ sở V",
        "0,3 lần mức lương cơ sở V",
    ),
    ("collective_factor", ""): ("2 lần V", "2 lần V", "2 lần V", "2 lần V"),
    ("household_factor", ""): ("1,5 lần U", "1,5 lần U", "1,5 lần V", "1,5 lần V"),
    ("reward_rounding_step", ""): (
        "10.000 đồng V",
        "không làm tròn U",
        "10.000 đồng V",
        "10.000 đồng V",
    ),
    ("rewards_together", ""): (
        "chỉ nhận mức thưởng cao nhất V",
        "chỉ nhận mức thưởng cao nhất U",
        "chỉ nhận mức thưởng cao nhất V",
        "chỉ nhận mức thưởng cao nhất V",
    ),
    ("title_with_commendation", ""): (
        "nhận cả hai mức V",
        "nhận cả hai mức U",
        "nhận cả hai mức V",
        "nhận cả hai mức V",
    ),
    ("fund_share_plain", ""): ("1 % V", "1 % U", "1 % V", "1 % V"),
    ("fund_share_mountain", ""): ("1,5 % V", "1,5 % U", "1,5 % V", "1,5 % V"),
    ("fund_work_share", ""): ("20 % V", "20 % V", "20 % V", "20 % V"),
}


def shown(parameter, kind, day):
    try:
        ruled = parameter.on(day, kind=kind)
    except LawError:
        return "–"
    return f"{parameter.input.show(ruled.value)} {'V' if ruled.verified else 'U'}"


def test_the_program_holds_the_table_of_the_law_and_nothing_else():
    assert {
        (parameter.code, kind): tuple(
            shown(parameter, kind, day) for day in (UNDER_A, UNDER_B1, UNDER_B2, UNDER_C)
        )
        for parameter in PARAMETERS
        for kind in (*parameter.by_kind, *([""] if parameter.values else []))
    } == TABLE
