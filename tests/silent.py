"""A line to the database that can fall silent, as a server that is stopped does: what is said to it
is taken, and nothing comes back. When it speaks again, it has heard everything."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit

from django.db import connection

WRITES = ("INSERT", "UPDATE", "DELETE")


class Line:
    """Passes on what is said between the program and PostgreSQL."""

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._speaks = Event()
        self._speaks.set()
        self._accepting = Thread(target=self._accept)
        self._accepting.start()

    def fall_silent(self) -> None:
        self._speaks.clear()

    def speak(self) -> None:
        self._speaks.set()

    def close(self) -> None:
        self.speak()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._listening.close()

    @contextmanager
    def silent_from(self, step: str) -> Iterator[None]:
        """Fall silent before anything is asked ("begin"), at the first row that an act writes
        ("write"), or when it is to be committed ("commit"), and speak again afterwards."""
        wrote: list[str] = []
        commit = connection._commit

        def heard(execute: Any, sql: str, *more: Any) -> Any:
            if sql.startswith(WRITES) and "procedure_press" not in sql:
                wrote.append(sql)
                if step == "write":
                    self.fall_silent()
            return execute(sql, *more)

        def committed() -> None:
            if wrote and step == "commit":
                self.fall_silent()
            commit()

        if step == "begin":
            self.fall_silent()
        connection._commit = committed
        try:
            with connection.execute_wrapper(heard):
                yield
        finally:
            del connection._commit
            self.speak()

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                caller, _ = self._listening.accept()
                Thread(target=self._serve, args=[caller], daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        with caller, socket.create_connection(self._server) as server:
            back = Thread(target=self._pass_on, args=(server, caller), daemon=True)
            back.start()
            self._pass_on(caller, server)
            back.join()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self._speaks.wait()
                target.sendall(data)
        self._speaks.wait()
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)


@contextmanager
def line_to_the_database() -> Iterator[Line]:
    """Have this thread speak with the database over such a line."""
    server, place = urlsplit(os.environ["DATABASE_URL"]), connection.settings_dict
    straight = {name: place[name] for name in ("HOST", "PORT")}
    line = Line(server.hostname, server.port)
    connection.close()
    place |= {"HOST": "127.0.0.1", "PORT": line.port}
    try:
        yield line
    finally:
        line.close()
        connection.close()
        place |= straight
