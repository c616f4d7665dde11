"""Papers that are issued: one number each, bytes that stay, a way to check them."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from threading import Barrier

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction

from documents.issued import issuing
from documents.issued.issuing import (
    IssuingError,
    check_frozen,
    frozen_bytes,
    give_number,
    put_in_force,
    with_key,
    withdraw,
)
from documents.models import IssuedDocument, NumberBook
from documents.paper.certificate import Certificate
from documents.paper.letter import Letter
from documents.press.rendering import RenderingError
from tests.documents.paper_reader import printed_lines
from tests.documents.sample_letters import PROPOSAL

DAY = date(2021, 11, 20)


def decision(number: str, url: str) -> Letter:
    return replace(PROPOSAL, kind="Quyết định", number=number, issued_on=DAY, annexes=())


def certificate(number: str, url: str) -> Certificate:
    return Certificate(
        issuer=("Ủy ban nhân dân xã An Bình",),
        title="Giấy chứng nhận",
        name="Bà Lê Thị Thuỷ Tiên",
        abstract="Công nhận sáng kiến năm 2021",
        number=number,
    )


def given(make=decision, key="session-1/decision", **values) -> IssuedDocument:
    defaults = {
        "commune_id": 1,
        "book": "Quyết định",
        "symbol": "QĐ-UBND",
        "on": DAY,
        "by_name": "Nguyễn Văn Thư",
        "subject_path": "/sang-kien/phien-hop/1/",
    }
    paper = give_number(make, key=key, **defaults | values)
    return paper if paper.issued_at else put_in_force(paper, by_name=paper.by_name)


@pytest.mark.django_db
def test_a_paper_is_numbered_printed_and_remembered():
    paper = given()
    content = frozen_bytes(paper)
    assert {
        name: getattr(paper, name)
        for name in ("number", "ordinal", "year", "book", "kind", "abstract", "issuer", "by_name")
    } == {
        "number": "01/QĐ-UBND",
        "ordinal": 1,
        "year": 2021,
        "book": "Quyết định",
        "kind": "Quyết định",
        "abstract": "Về việc đề nghị xét tặng danh hiệu thi đua năm 2021",
        "issuer": "Ủy ban nhân dân xã An Bình",
        "by_name": "Nguyễn Văn Thư",
    }
    assert paper.sha256 == hashlib.sha256(content).hexdigest()
    lines = [line.text for line in printed_lines(content)]
    assert "Số: 01/QĐ-UBND" in lines
    assert any(line.startswith("Quét mã để kiểm tra văn bản.") for line in lines)
    assert links(content) == {issuing.verification_url(paper.token)}


def links(content: bytes) -> set[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        return {str(note.A.URI) for note in notes}


@pytest.mark.django_db
def test_a_certificate_is_issued_as_a_letter_is():
    paper = given(certificate, key="initiative-1/author-1", book="Chứng nhận", symbol="GCN-UBND")
    assert (str(paper), paper.abstract) == (
        "Giấy chứng nhận số 01/GCN-UBND",
        "Công nhận sáng kiến năm 2021",
    )
    assert "Số: 01/GCN-UBND" in [line.text for line in printed_lines(frozen_bytes(paper))]


@pytest.mark.django_db
def test_asking_again_gives_the_paper_in_force_and_takes_no_number():
    first, again, next_one = given(), given(), given(key="session-2/decision")
    assert again == first
    assert (first.number, next_one.number) == ("01/QĐ-UBND", "02/QĐ-UBND")


@pytest.mark.django_db
def test_each_commune_year_and_book_counts_by_itself():
    papers = [
        given(),
        given(commune_id=2),
        given(key="b", on=date(2022, 1, 3)),
        given(key="c", book="Chứng nhận", symbol="GCN-UBND"),
        given(key="d"),
    ]
    assert [paper.number for paper in papers] == [
        "01/QĐ-UBND",
        "01/QĐ-UBND",
        "01/QĐ-UBND",
        "01/GCN-UBND",
        "02/QĐ-UBND",
    ]


def a_failing_maker(number: str, url: str) -> Letter:
    raise RenderingError("Chưa in được văn bản này.")


@pytest.mark.django_db
def test_a_paper_that_cannot_be_printed_takes_no_number():
    with pytest.raises(RenderingError):
        given(a_failing_maker)
    assert (NumberBook.objects.count(), IssuedDocument.objects.count()) == (0, 0)
    assert given().number == "01/QĐ-UBND"


@pytest.mark.django_db
def test_a_paper_of_an_act_that_fails_later_was_never_issued():
    def act():
        given()
        raise RuntimeError("the act fails after its paper was printed")

    with pytest.raises(RuntimeError):
        transaction.atomic(act)()
    assert (IssuedDocument.objects.count(), list(check_frozen())) == (0, [])
    assert given().number == "01/QĐ-UBND"


@pytest.mark.django_db
def test_a_paper_that_does_not_show_its_number_is_not_issued():
    with pytest.raises(ValueError, match="a paper issued as 01/QĐ-UBND shows '128/TTr-UBND'"):
        given(lambda number, url: PROPOSAL)
    assert IssuedDocument.objects.count() == 0


@pytest.mark.django_db
def test_a_withdrawn_paper_keeps_its_number_and_file_and_the_next_one_is_new():
    paper = given()
    content = frozen_bytes(paper)
    withdrawn = withdraw(paper, reason=" Ghi sai tên. ", on=date(2021, 12, 1))
    assert (withdrawn.withdrawn_on, withdrawn.withdraw_reason) == (
        date(2021, 12, 1),
        "Ghi sai tên.",
    )
    assert with_key(1, paper.key) is None
    anew = given()
    assert (anew.number, with_key(1, paper.key)) == ("02/QĐ-UBND", anew)
    assert frozen_bytes(withdrawn) == content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("reason", "on", "sentence"),
    [
        ("", DAY, "Hãy ghi lý do thu hồi."),
        ("Sai.", date(2021, 11, 19), "Ngày thu hồi không được trước ngày ban hành."),
    ],
)
def test_a_withdrawal_needs_a_reason_and_a_day_after_the_issue(reason, on, sentence):
    paper = given()
    with pytest.raises(IssuingError) as refusal:
        withdraw(paper, reason=reason, on=on)
    assert str(refusal.value) == sentence
    assert with_key(1, paper.key) == paper


@pytest.mark.django_db
def test_a_paper_is_withdrawn_once():
    paper = given()
    withdraw(paper, reason="Sai.", on=DAY)
    with pytest.raises(IssuingError) as refusal:
        withdraw(paper, reason="Sai nữa.", on=DAY)
    assert str(refusal.value) == "Quyết định số 01/QĐ-UBND đã được thu hồi trước đó."
    paper.refresh_from_db()
    assert paper.withdraw_reason == "Sai."


# --- What was issued stays -------------------------------------------------------------------

RESTORE = "Hãy báo người quản trị phục hồi tệp từ bản sao lưu."


def altered(paper: IssuedDocument) -> None:
    default_storage.delete(paper.file.name)
    default_storage.save(paper.file.name, ContentFile(b"%PDF-1.7 another"))


@pytest.mark.django_db
def test_what_was_altered_lost_or_cut_out_is_named():
    whole, changed, lost, cut_out = (given(key=key) for key in "abcd")
    given(key="e")
    assert list(check_frozen()) == []
    altered(changed)
    default_storage.delete(lost.file.name)
    cut_out.delete()
    assert list(check_frozen()) == [
        f"Quyết định số 02/QĐ-UBND: tệp trên máy chủ khác tệp đã ban hành. {RESTORE}",
        f"Quyết định số 03/QĐ-UBND: tệp không còn trên máy chủ. {RESTORE}",
        "Sổ Quyết định năm 2021 (xã 1): số 04 không có văn bản.",
    ]
    assert frozen_bytes(whole).startswith(b"%PDF-")


# --- Two at once ---------------------------------------------------------------------------


def at_once(*acts) -> list:
    """Do the acts in threads that start together and give what each gave."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_papers_issued_at_once_get_numbers_without_gap_or_double():
    def try_in_vain():
        with pytest.raises(RenderingError):
            given(a_failing_maker, key="in-vain")

    acts = [lambda n=n: given(certificate, key=f"paper-{n}", symbol="GCN") for n in range(6)]
    at_once(*acts[:3], try_in_vain, *acts[3:])
    assert sorted(IssuedDocument.objects.values_list("ordinal", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert list(check_frozen()) == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_paper_issued_by_four_at_once_is_issued_once():
    def issue() -> IssuedDocument:
        try:
            return given(certificate, symbol="GCN")
        except IssuingError:  # who comes after another is told that it is in force
            return IssuedDocument.objects.get(issued_at__isnull=False)

    papers = at_once(*[issue] * 4)
    assert {paper.pk for paper in papers} == {IssuedDocument.objects.get().pk}
    assert NumberBook.objects.get().last == 1
