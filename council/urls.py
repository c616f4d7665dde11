"""/hoi-dong/: councils, meetings, votes, papers."""

from django.urls import path

from documents.handing import DOCX, PDF

from .views import ballots, councils, meetings, papers, reading, rounds

app_name = "council"

urlpatterns = [
    path("", councils.meetings, name="list"),
    path("lap/", councils.council_add, name="council_add"),
    path("thanh-vien/<int:pk>/", councils.council, name="council"),
    path("thanh-vien/<int:pk>/them/", councils.seat_add, name="seat_add"),
    path("thanh-vien/<int:pk>/chon/", councils.seats_add, name="seats_add"),
    path("thanh-vien/<int:pk>/thoi/", councils.seat_end, name="seat_end"),
    path("phien/them/", meetings.meeting_add, name="meeting_add"),
    path("phien/<int:pk>/", meetings.meeting, name="meeting"),
    path("phien/<int:pk>/sua/", meetings.meeting_edit, name="meeting_edit"),
    path("phien/<int:pk>/chuong-trinh/", meetings.agenda, name="agenda"),
    path("phien/<int:pk>/moi/", meetings.invite, name="invite"),
    path("phien/<int:pk>/huy/", meetings.call_off, name="call_off"),
    path("phien/<int:pk>/diem-danh/", meetings.roll, name="roll"),
    path("phien/<int:pk>/ho-so/", reading.dossiers, name="dossiers"),
    path("phien/<int:pk>/ghi/", rounds.record, name="record"),
    path("phien/<int:pk>/dien-bien/", meetings.course, name="course"),
    path("phien/<int:pk>/be-mac/", meetings.close, name="close"),
    path("phien/<int:pk>/chieu/", ballots.projector, name="projector"),
    path("y-kien/<int:pk>/", meetings.opinions, name="opinions"),
    path("muc/<int:pk>/", rounds.item, name="item"),
    path("muc/<int:pk>/bo/", meetings.item_take_off, name="item_take_off"),
    path("muc/<int:pk>/len/", meetings.item_move_up, name="item_move_up"),
    path("muc/<int:pk>/mo/", rounds.open_round, name="open_round"),
    path("ten/<int:pk>/khong-bieu-quyet/", rounds.recuse, name="recuse"),
    path("ten/<int:pk>/rut/", rounds.drop_name, name="drop_name"),
    path("ten/<int:pk>/ly-do/", rounds.explain, name="explain"),
    path("khong-bieu-quyet/<int:pk>/bo/", rounds.undo_recusal, name="undo_recusal"),
    path("lan/<int:pk>/so-phieu/", rounds.turnout_part, name="turnout"),
    path("lan/<int:pk>/dong/", rounds.close_round, name="close_round"),
    path("lan/<int:pk>/kiem/", rounds.count, name="count"),
    path("lan/<int:pk>/huy/", rounds.give_up, name="give_up"),
    path("lan/<int:pk>/ma/", rounds.slips, name="slips"),
    path("lan/<int:pk>/may-chung/", ballots.tablet, name="tablet"),
    path("lan/<int:pk>/bo-phieu/", ballots.ballot, name="ballot"),
    path("bang-phieu/<int:pk>/", rounds.decide_tie, name="decide_tie"),
    path("phien/<int:pk>/giay-moi.pdf", papers.invitation, PDF, name="invitation_pdf"),
    path("phien/<int:pk>/giay-moi.docx", papers.invitation, DOCX, name="invitation_docx"),
    path("phien/<int:pk>/bang-tong-hop.pdf", papers.summary, PDF, name="summary_pdf"),
    path("phien/<int:pk>/bang-tong-hop.docx", papers.summary, DOCX, name="summary_docx"),
    path("phien/<int:pk>/bien-ban.pdf", papers.minutes, PDF, name="minutes_pdf"),
    path("phien/<int:pk>/bien-ban.docx", papers.minutes, DOCX, name="minutes_docx"),
    path("phien/<int:pk>/ket-luan.pdf", papers.conclusion, PDF, name="conclusion_pdf"),
    path("phien/<int:pk>/ket-luan.docx", papers.conclusion, DOCX, name="conclusion_docx"),
    path("muc/<int:pk>/phieu-bau.pdf", papers.ballot, PDF, name="ballot_pdf"),
    path("muc/<int:pk>/phieu-bau.docx", papers.ballot, DOCX, name="ballot_docx"),
    path("lan/<int:pk>/kiem-phieu.pdf", papers.count, PDF, name="count_pdf"),
    path("lan/<int:pk>/kiem-phieu.docx", papers.count, DOCX, name="count_docx"),
    path("bo-phieu/", ballots.vote_now, name="vote_now"),
]
