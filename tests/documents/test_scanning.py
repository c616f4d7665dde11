"""ClamAV: what it finds is refused, and so is everything while it does not answer."""

import time

import pytest

from attachments.accepting import accept
from sandbox.refusals import FileError
from tests import attached, hostile
from tests.attached import brought
from tests.clamd import EICAR, Clamd, clamd_at, clamd_by_tcp, hung_clamd

SILENT = (
    "Chưa quét được vi-rút vì chương trình quét (ClamAV) không trả lời nên chưa nhận tệp. Hãy thử "
    "lại sau ít phút; nếu vẫn vậy, hãy báo người quản trị."
)


def infected() -> bytes:
    return attached.docx_with({"word/media/a.txt": b""}) + EICAR


def refusal(content: bytes, name: str = "a.docx") -> str:
    with pytest.raises(FileError) as refused:
        accept(brought(name, content))
    return str(refused.value)


def test_without_a_scanner_nothing_is_asked(settings):
    assert settings.CLAMD_SOCKET == ""
    assert accept(brought("a.docx", infected())).size == len(infected())


def test_a_virus_is_refused_by_its_name_and_a_clean_file_is_taken_whole(settings, tmp_path):
    with clamd_at(tmp_path) as settings.CLAMD_SOCKET:
        assert refusal(infected()) == (
            "Tệp có vi-rút (Eicar-Signature) nên không nhận. Không mở tệp này; hãy quét vi-rút máy "
            "của Ông/Bà và hỏi lại người đã gửi tệp."
        )
        content = attached.a_docx()
        assert accept(brought("a.docx", content)).file.read() == content


def test_a_scanner_is_reached_by_tcp_and_looks_at_what_is_kept(settings):
    with clamd_by_tcp() as settings.CLAMD_SOCKET:
        assert "Eicar-Signature" in refusal(infected())
        kept = accept(brought("a.jpg", hostile.photograph() + EICAR)).file.read()
    assert EICAR not in kept


def test_a_file_that_the_scanner_finds_too_large_is_refused(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(Clamd, "largest", 1000)
    with clamd_at(tmp_path) as settings.CLAMD_SOCKET:
        assert refusal(attached.a_docx()) == (
            "Chương trình quét vi-rút (ClamAV) không quét được tệp lớn như vậy nên chưa nhận tệp. "
            "Hãy chia nhỏ tệp, hoặc báo người quản trị tăng StreamMaxLength."
        )


def test_a_scanner_that_hangs_costs_its_time_and_the_file(settings, tmp_path):
    settings.CLAMD_TIMEOUT = 0.3
    with hung_clamd(tmp_path) as settings.CLAMD_SOCKET:
        began = time.monotonic()
        assert refusal(attached.a_docx()) == SILENT
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("address", ["/nowhere/clamd.ctl", "tcp://127.0.0.1:1", "tcp://127.0.0.1"])
def test_a_scanner_that_is_not_there_costs_the_file(settings, address):
    settings.CLAMD_SOCKET = address
    assert refusal(attached.a_docx()) == SILENT


@pytest.mark.django_db
def test_the_health_address_tells_how_the_scanner_is(settings, client, tmp_path):
    def health() -> list[str]:
        return client.get("/song/").content.decode().split("\n")

    with clamd_by_tcp() as settings.CLAMD_SOCKET:
        running = health()
    with hung_clamd(tmp_path) as settings.CLAMD_SOCKET:
        hung = health()
    settings.CLAMD_SOCKET = "/nowhere"
    silent = ["ok", "Quét vi-rút: ClamAV không trả lời nên không nhận tệp nào; xem CLAMD_SOCKET."]
    assert (running, hung, health()) == (
        ["ok", "Quét vi-rút: ClamAV đang chạy."],
        silent,
        silent,
    )
