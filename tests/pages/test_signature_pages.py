"""Signed outside or on this machine: what pages take, show, ask and refuse."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from documents.issued.issuing import IssuingError, check_frozen
from documents.models import DigitalSignature, SignedFileCheck
from documents.signed.keeping import keep_signed
from documents.signed.signatures import SignatureReading
from history.models import Event
from people.roles import OFFICE
from tests.cast import Cast
from tests.issuing import make_issued
from tests.signing import (
    AUTHORITY,
    CHAIR,
    blank,
    key,
    person,
    signed_outside,
    trusted,
    with_room,
    written_in,
)

pytestmark = pytest.mark.django_db

HOLDS = f"Chữ ký bao trùm cả tệp, tệp còn nguyên từ khi ký. Chứng thư do {AUTHORITY} cấp"


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def office(cast, client):
    client.force_login(cast[OFFICE])
    return client


@pytest.fixture
def waiting(cast):
    return make_issued(cast.commune.pk, blank(), issued_at=None)


@pytest.fixture
def issued(cast):
    return make_issued(cast.commune.pk, blank())


@pytest.fixture
def roots(settings, tmp_path):
    settings.SIGNATURE_ROOTS = trusted(tmp_path)


def file(content: bytes) -> dict:
    return {"file": SimpleUploadedFile("ky-so.pdf", content, "application/pdf")}


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def kept() -> list[tuple]:
    columns = ("signer", "issuer", "covers_whole", "is_intact", "is_unchanged", "trust")
    return list(DigitalSignature.objects.values_list(*columns))


def test_a_signed_file_is_kept_with_what_it_says_and_shown_to_everybody(
    office, client, waiting, roots
):
    page = reverse("signing:paper", args=[waiting.pk])
    shown = text(office.post(page, file(signed_outside(blank())), follow=True))
    for words in ("Chữ ký số hợp lệ", CHAIR, HOLDS, "đã ký đúng bản in", "Số chứng thư"):
        assert words in shown
    assert kept() == [(CHAIR, AUTHORITY, True, True, True, "trusted")]
    office.post(reverse("signing:issue", args=[waiting.pk]))
    client.logout()
    public = text(client.get(waiting.get_absolute_url()))
    for words in ("là thật và đang có hiệu lực", "Chữ ký số hợp lệ", CHAIR, HOLDS):
        assert words in public
    assert "Số chứng thư" not in public


def test_a_file_changed_since_it_was_signed_is_refused_and_nothing_is_kept(office, waiting):
    signed = signed_outside(blank())
    at = signed.index(b"/Title") + 8
    broken = signed[:at] + b"\xff" + signed[at + 1 :]
    page = text(office.post(reverse("signing:paper", args=[waiting.pk]), file(broken)))
    assert f"Chữ ký số của {CHAIR}: Tệp đã bị sửa sau khi ký" in page
    waiting.refresh_from_db()
    assert (waiting.signed_file.name, SignedFileCheck.objects.count()) == ("", 0)


def test_another_paper_and_what_was_written_in_are_told(office, waiting):
    page = reverse("signing:paper", args=[waiting.pk])
    other = signed_outside(blank("Văn bản khác"))
    assert "không phải đúng tệp bản in" in text(office.post(page, file(other), follow=True))
    added = written_in(signed_outside(blank()))
    shown = text(office.post(page, file(added), follow=True))
    assert "Đã thêm nội dung sau khi ký" in shown
    assert [look.origin for look in SignedFileCheck.objects.order_by("pk")] == ["other", "print"]


def test_a_paper_issued_without_a_signature_takes_its_signed_file_once(office, issued):
    page = reverse("signing:signatures", args=[issued.pk])
    assert "chưa có bản đã ký" in text(office.get(page))
    office.post(page, file(signed_outside(blank())))
    assert "Chưa kiểm chứng người cấp" in text(office.get(page))
    again = text(office.post(page, file(signed_outside(blank(), person("Người khác")))))
    assert "đã ban hành cùng bản đã ký" in again
    assert [signature.signer for signature in DigitalSignature.objects.all()] == [CHAIR]


def test_a_later_look_knows_the_authorities_of_its_day_and_the_earlier_stays(
    office, issued, settings, tmp_path
):
    page = reverse("signing:signatures", args=[issued.pk])
    office.post(page, file(signed_outside(blank())))
    settings.SIGNATURE_ROOTS = trusted(tmp_path)
    shown = text(office.post(reverse("signing:check_again", args=[issued.pk]), follow=True))
    assert ("Chữ ký số hợp lệ" in shown, "Chưa kiểm chứng" in shown) == (True, False)
    looks = SignedFileCheck.objects.order_by("pk")
    assert [look.signatures.get().trust for look in looks] == ["unknown", "trusted"]
    assert Event.objects.filter(verb="paper.checked").count() == 1


def test_nothing_is_said_of_signatures_where_nothing_was_signed(office, issued):
    assert "Chữ ký số" not in text(office.get(issued.get_absolute_url()))
    answer = office.post(reverse("signing:check_again", args=[issued.pk]), follow=True)
    assert "chưa có bản đã ký nên không có gì để kiểm tra" in text(answer)


def test_without_a_key_this_machine_signs_nothing(office, waiting):
    sign = reverse("signing:sign", args=[waiting.pk])
    assert "Ký số trên máy chủ" not in text(office.get(reverse("signing:paper", args=[waiting.pk])))
    assert "chưa được giao khóa ký" in text(office.post(sign, follow=True))
    waiting.refresh_from_db()
    assert waiting.signed_file.name == ""


def test_this_machine_signs_once_what_waits(office, cast, settings, tmp_path):
    settings.SIGNING_KEYS = [key(tmp_path, "seal")]
    paper = make_issued(cast.commune.pk, with_room(), issued_at=None)
    waiting, sign = (reverse(f"signing:{name}", args=[paper.pk]) for name in ("paper", "sign"))
    assert "Ký số trên máy chủ" in text(office.get(waiting))
    assert "khóa của cơ quan (con dấu)" in text(office.get(sign))
    shown = text(office.post(sign, follow=True))
    for words in (CHAIR, "quyet-dinh-so-01qd-ubnd-ky-so.pdf", "đã ký đúng bản in"):
        assert words in shown
    assert "đã có chữ ký của máy chủ" in text(office.post(sign, follow=True))
    assert [event.verb for event in Event.objects.all()] == ["paper.signed"]
    office.post(reverse("signing:issue", args=[paper.pk]))
    assert "đã ban hành nên không ký" in text(office.post(sign, follow=True))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: signed_outside(blank("Văn bản khác")), "không phải đúng tệp bản in"),
        (lambda: written_in(signed_outside(blank())), "có người ghi thêm nội dung khác"),
    ],
    ids=["another paper", "written in"],
)
def test_this_machine_seals_no_file_that_is_in_doubt(
    office, waiting, settings, tmp_path, make, sentence
):
    office.post(reverse("signing:paper", args=[waiting.pk]), file(make()))
    settings.SIGNING_KEYS = [key(tmp_path, "seal")]
    sign = reverse("signing:sign", args=[waiting.pk])
    assert sentence in text(office.post(sign, follow=True)).partition("</h1>")[0]
    assert SignedFileCheck.objects.count() == 1


def test_what_somebody_brought_meanwhile_is_not_replaced_unseen(waiting):
    scan = SignatureReading(waiting.sha256)
    keep_signed(waiting, content=b"mot", name="mot.png", reading=scan)
    with pytest.raises(IssuingError, match="vừa đính kèm bản đã ký khác"):
        keep_signed(waiting, content=b"hai", name="hai.png", reading=scan, instead_of="")
    waiting.refresh_from_db()
    assert waiting.signed_name == "mot.png"


def test_where_several_communes_are_served_this_machine_signs_for_none(
    office, waiting, settings, tmp_path
):
    settings.SIGNING_KEYS = [key(tmp_path, "seal")]
    Cast.of("Bên cạnh", prefix="ben-canh-")
    sign = reverse("signing:sign", args=[waiting.pk])
    assert "phục vụ nhiều xã nên không ký thay" in text(office.post(sign, follow=True))


def test_only_a_pdf_is_signed_as_an_annex(office, waiting, settings, tmp_path):
    settings.SIGNING_KEYS = [key(tmp_path, "seal")]
    page = reverse("signing:sign_annex", args=[waiting.pk])
    picture = BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    scan = SimpleUploadedFile("phu-luc.png", picture.getvalue(), "image/png")
    assert "phải là tệp PDF" in text(office.post(page, {"file": scan}))
    shown = text(office.post(page, file(blank("Phụ lục")), follow=True))
    assert ("ky-so-ky-so.pdf" in shown, CHAIR in shown) == (True, True)
    answer = office.get(reverse("signing:annex_file", args=[waiting.annexes.get().pk]))
    assert b"".join(answer).startswith(blank("Phụ lục"))


# --- Annexes that are signed as files of their own ----------------------------------------------


def test_a_signed_annex_is_kept_and_verified_like_its_paper(office, client, waiting, roots):
    page = reverse("signing:annexes", args=[waiting.pk])
    annex = signed_outside(blank("Danh sách"))
    shown = text(office.post(page, file(annex), follow=True))
    for words in ("Chữ ký số hợp lệ", CHAIR, HOLDS, "Phụ lục là một tệp riêng", "Số chứng thư"):
        assert words in shown
    assert "không phải đúng tệp bản in" not in shown
    assert "đã được đính kèm" in text(office.post(page, file(annex)))
    scan = SignatureReading(waiting.sha256)
    keep_signed(waiting, content=b"mot", name="mot.png", reading=scan)
    office.post(reverse("signing:issue", args=[waiting.pk]))
    kept = waiting.annexes.get()
    office.post(reverse("signing:annex_drop", args=[kept.pk]))
    assert list(waiting.annexes.all()) == [kept]
    client.logout()
    public = text(client.get(waiting.get_absolute_url()))
    assert ("Phụ lục ký riêng" in public, "Chữ ký số hợp lệ" in public) == (True, True)
    same = text(client.post(waiting.get_absolute_url(), {"file": file(annex)["file"]}))
    assert "data-same hidden" not in same


def test_a_broken_annex_is_refused_and_one_brought_by_mistake_is_let_go(office, waiting):
    page = reverse("signing:annexes", args=[waiting.pk])
    signed = signed_outside(blank("Danh sách"))
    at = signed.index(b"/Title") + 8
    broken = signed[:at] + b"\xff" + signed[at + 1 :]
    assert "Tệp đã bị sửa sau khi ký" in text(office.post(page, file(broken)))
    assert waiting.annexes.count() == 0
    office.post(page, file(signed))
    office.post(reverse("signing:annex_drop", args=[waiting.annexes.get().pk]))
    assert (waiting.annexes.count(), SignedFileCheck.objects.count()) == (0, 0)


def test_an_annex_altered_on_the_disk_is_told(office, waiting):
    office.post(reverse("signing:annexes", args=[waiting.pk]), file(blank("Danh sách")))
    annex = waiting.annexes.get()
    annex.file.storage.delete(annex.file.name)
    assert [problem for problem in check_frozen() if "phụ lục" in problem] == [
        "Quyết định số 01/QĐ-UBND: phụ lục “ky-so.pdf” không còn trên máy chủ. Hãy báo người quản "
        "trị phục hồi tệp từ bản sao lưu."
    ]


def test_a_decision_with_a_doubtful_signature_is_issued_only_when_somebody_looked(cast, office):
    from decisions import actions as decisions
    from procedure.refusal import RefusedError
    from tests.actions.test_decision_drafts import numbered
    from tests.cast import make_person
    from tests.nominating import make_nomination
    from tests.registering import launched, staff

    campaign = launched(cast, on=date(2021, 12, 20))
    chair = make_person(cast.other_unit, CHAIR, position="Chủ tịch UBND", gender="male")
    ready = [
        make_nomination(campaign, nominee, "LDTT", "vetted") for nominee in staff(cast.unit, 1)
    ]
    made = numbered(cast, campaign, ready, chair)
    with made.paper.file.open() as opened:
        printed = opened.read()
    office.post(reverse("decisions:draft_attach", args=[made.pk]), file(signed_outside(printed)))
    made.refresh_from_db()
    with pytest.raises(RefusedError) as refused:
        decisions.issue(made, by=cast.acting(OFFICE))
    assert [finding.code for finding in refused.value.findings] == ["signature"]
    asked = text(office.get(reverse("decisions:draft_issue", args=[made.pk])))
    assert "Chưa kiểm chứng được người cấp chứng thư" in asked
    decision = decisions.issue(made, is_confirmed=True, by=cast.acting(OFFICE))
    page = text(office.get(decision.get_absolute_url()))
    for words in (CHAIR, "Chưa kiểm chứng người cấp", "đã ký đúng bản in của chương trình"):
        assert words in page
