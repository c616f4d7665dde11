"""The web server's worker: a request is given to a thread when it has come, not while it comes.

Gunicorn's own hands each connection to a thread that then waits for the rest: a few dozen requests
sent by halves, by a poor line or on purpose, keep everybody else out. Here the loop of the worker
listens to all of them at once. A proxy before us does the same; at a desk there is none.
"""

from __future__ import annotations

import re
import selectors
import time
from functools import partial

from gunicorn.workers.gthread import TConn, ThreadWorker

HEAD_ENDS = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
GOES_ON = re.compile(rb"\r\nexpect:", re.IGNORECASE)  # the body comes after a word of ours
MOST = 256 * 1024  # what is longer is read on by a thread, as is a body in chunks
WITHIN = 60.0  # seconds for a request to come, on a poor line


def has_come(heard: bytes) -> bool:
    """Say whether a thread can begin: the request is whole, or longer than is kept here."""
    head, ends, body = heard.partition(HEAD_ENDS)
    if not ends or GOES_ON.search(head):
        return bool(ends) or len(heard) >= MOST
    length = LENGTH.search(head + b"\r\n")
    return len(body) >= min(int(length[1]) if length else 0, MOST)


class ListeningWorker(ThreadWorker):
    """Gunicorn's threads, each for a request that has come."""

    def enqueue_req(self, conn: TConn) -> None:
        """Listen to a new connection, or to one that was kept, before a thread is taken."""
        conn.heard = conn.parser.unreader.take_buffered() if conn.initialized else b""
        if has_come(conn.heard):
            return self._begin(conn)
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + WITHIN
        self.pending_conns.append(conn)
        hearing = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, hearing)

    def on_pending_socket_readable(self, conn: TConn, client) -> None:
        """Hear on; give what has come to a thread, and let go of who has hung up."""
        try:
            piece = client.recv(64 * 1024)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        conn.heard += piece
        if piece and not has_come(conn.heard):
            return
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        if piece:
            self._begin(conn)
        else:
            self.nr_conns -= 1
            conn.close()

    def _begin(self, conn: TConn) -> None:
        conn.data_ready = True
        conn.init()
        conn.parser.unreader.unread(conn.heard)
        conn.heard = b""
        super().enqueue_req(conn)
