"""A mail server to talk to, for every test that asks for `mailbox`."""

import socket

import pytest
from aiosmtpd.controller import Controller


class Mailbox:
    """What the server's other side received; `refused` are addresses it does not take now,
    `cut_at` those at whose mail the line goes dead."""

    def __init__(self):
        self.messages = []
        self.refused = set()
        self.cut_at = set()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refused:
            return "451 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        [address] = envelope.rcpt_tos
        if address in self.cut_at:
            server.transport.abort()
            return "421 Gone"
        self.messages.append((address, envelope.content.decode()))
        return "250 OK"

    def received(self) -> list[str]:
        return sorted(address for address, _ in self.messages)


@pytest.fixture
def mailbox(settings):
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield box
    server.stop()
