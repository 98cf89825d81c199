"""A chat server on loopback that answers as a test wants, well or badly."""

import json
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = Callable[
    [socket.socket, str], None
]  # the connection, and the text that is to be rephrased


def said(text: object, **more: object) -> bytes:
    """Return the body of an answer with one choice."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, **more}
    return json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


def http(body: bytes, *, status: str = "200 OK", kind: str = "application/json", **heads) -> bytes:
    """Return a whole answer."""
    named = {"Content-Type": kind, "Content-Length": len(body), "Connection": "close", **heads}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


def rephrasing(change: Callable[[str], str]) -> Answer:
    """Return a server that answers well with what `change` makes of the text."""
    return lambda connection, text: connection.sendall(
        http(said(change(text), finish_reason="stop"))
    )


def sending(data: bytes) -> Answer:
    """Return a server that answers with these bytes and hangs up."""
    return lambda connection, _text: connection.sendall(data)


@dataclass
class Stub:
    """A running server: its address, and what it was asked."""

    port: int
    requests: list[tuple[str, dict[str, str], dict]] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def serving(answer: Answer) -> Iterator[Stub]:
    """Run a server for a test; `answer` may do to the connection what it likes."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            path, heads, body = _request(self.request)
            stub.requests.append((path, heads, body))
            with suppress(OSError):
                answer(self.request, body["messages"][-1]["content"])

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def handle_error(self, request, client_address) -> None:
            """A client that hangs up is part of the play."""

    with Server(("127.0.0.1", 0), Handler) as server:
        stub = Stub(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield stub
        finally:
            stub.stopping.set()
            server.shutdown()
            thread.join()


def _request(connection: socket.socket) -> tuple[str, dict[str, str], dict]:
    data = b""
    while b"\r\n\r\n" not in data:
        data += _received(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    heads = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    while len(body) < int(heads["content-length"]):
        body += _received(connection)
    return first.split()[1], heads, json.loads(body)


def _received(connection: socket.socket) -> bytes:
    """Return the next bytes; a client that hangs up, or speaks TLS, ends the play."""
    data = connection.recv(65536)
    if not data or data.startswith(b"\x16"):
        raise ConnectionAbortedError
    return data
