"""Somebody scans the code of a paper and wants to know whether it is genuine."""

import pytest
from django.urls import reverse

from documents.issued.issuing import withdraw
from people.roles import MEMBER, OFFICE
from tests import attached
from tests.cast import Cast
from tests.issuing import CONTENT, make_issued
from tests.stories.conftest import assert_page_is_sound, on_a_phone
from tests.world import World

pytestmark = [pytest.mark.story, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def choose(page, content: bytes) -> None:
    file = {"name": "van-ban.pdf", "mimeType": "application/pdf", "buffer": content}
    page.get_by_label("Tệp PDF Ông/Bà đang giữ").set_input_files(file)
    page.get_by_role("button", name="So sánh").click()


@on_a_phone
def test_a_paper_is_genuine_its_copy_is_altered_and_one_day_it_is_withdrawn(page):
    paper = make_issued(1)
    page.goto(paper.get_absolute_url())
    page.get_by_text("Văn bản này là thật và đang có hiệu lực").wait_for()
    assert_page_is_sound(page)

    sent = []
    page.on("request", lambda request: sent.append(request.method))
    choose(page, CONTENT)
    page.get_by_text("Đúng tệp đã ban hành").wait_for()
    assert page.get_by_text("Không phải tệp đã ban hành").is_hidden()
    choose(page, CONTENT.replace(b"paper", b"pauper"))
    page.get_by_text("Không phải tệp đã ban hành").wait_for()
    assert page.get_by_text("Đúng tệp đã ban hành").is_hidden()
    assert sent == []  # the file never left the browser
    assert_page_is_sound(page)

    withdraw(paper, reason="Ghi sai.", on=paper.issued_on)
    page.reload()
    page.get_by_text("Văn bản này đã bị thu hồi", exact=True).wait_for()
    assert_page_is_sound(page)


def test_the_office_withdraws_a_paper_from_the_register(page, enter):
    cast = Cast.of()
    make_issued(cast.commune.pk)
    enter(cast[OFFICE])
    page.goto("/so-van-ban/")
    assert_page_is_sound(page)
    page.get_by_role("link", name="Thu hồi Quyết định số 01/QĐ-UBND").click()
    assert_page_is_sound(page)
    page.get_by_label("Lý do thu hồi").fill("Ghi sai tên sáng kiến.")
    page.get_by_role("button", name="Thu hồi văn bản").click()
    page.get_by_text("Đã thu hồi Quyết định số 01/QĐ-UBND.").wait_for()
    assert page.get_by_text("Ghi sai tên sáng kiến.").is_visible()
    assert_page_is_sound(page)


def test_a_scan_of_60_mb_and_a_program_called_pdf_end_in_a_sentence_and_a_good_file_is_kept(
    page, enter, tmp_path
):
    world = World.of()
    enter(world.cast[MEMBER])
    scan, program, good = (tmp_path / name for name in ("quet.pdf", "meo.pdf", "Minh chứng.pdf"))
    with scan.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(60 * 1024 * 1024)
    program.write_bytes(attached.WINDOWS_PROGRAM)
    good.write_bytes(attached.a_pdf())
    for path, words in (
        (scan, "Tệp lớn hơn 20 MB."),
        (program, "Đây là một chương trình máy tính được đặt tên .pdf"),
        (good, "Minh chứng.pdf"),
    ):
        page.goto(reverse("initiatives:edit", args=[world.initiative.pk]))
        page.get_by_label("Chọn một hoặc nhiều tệp").set_input_files(path)
        page.get_by_role("button", name="Kèm tệp").click()
        page.get_by_text(words).first.wait_for()
    kept = world.initiative.attachments.order_by("pk").last()
    assert (kept.name, kept.size) == ("Minh chứng.pdf", good.stat().st_size)
