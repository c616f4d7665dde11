"""A scanner that speaks the protocol of clamd on a real socket, and knows one virus."""

from __future__ import annotations

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(socketserver.BaseRequestHandler):
    """Answers zPING and zINSTREAM as clamd does; `largest` is its StreamMaxLength."""

    largest = 1_000_000

    def handle(self) -> None:
        command = self._until_nought()
        if command == b"zPING":
            self.request.sendall(b"PONG\0")
        elif command == b"zINSTREAM":
            self.request.sendall(self._scanned())

    def _until_nought(self) -> bytes:
        received = b""
        while not received.endswith(b"\0"):
            received += self.request.recv(1)
        return received[:-1]

    def _scanned(self) -> bytes:
        content = b""
        while size := struct.unpack(">L", self._exactly(4))[0]:
            if len(content) + size > self.largest:
                return b"INSTREAM size limit exceeded. ERROR\0"
            content += self._exactly(size)
        return b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"

    def _exactly(self, size: int) -> bytes:
        received = b""
        while len(received) < size:
            received += self.request.recv(size - len(received))
        return received


class _UnixServer(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


class _TcpServer(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def clamd_at(folder: Path) -> Iterator[str]:
    """Run the scanner on a Unix socket and give its address."""
    path = str(folder / "clamd.ctl")
    with _running(_UnixServer(path, Clamd)):
        yield path


@contextmanager
def clamd_by_tcp() -> Iterator[str]:
    """Run the scanner on a port and give its address."""
    server = _TcpServer(("127.0.0.1", 0), Clamd)
    with _running(server):
        yield f"tcp://127.0.0.1:{server.server_address[1]}"


@contextmanager
def hung_clamd(folder: Path) -> Iterator[str]:
    """Give the address of a scanner that lets people in and says nothing (SIGSTOP)."""
    path = str(folder / "clamd.ctl")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen()
        yield path


@contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[None]:
    with server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
        try:
            yield
        finally:
            server.shutdown()
