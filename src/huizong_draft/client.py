"""One request and its answer within limits of time and size, nowhere but to the address.

No proxy of the surroundings is used and no redirect followed: texts go where the office said.
"""

import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from types import TracebackType
from typing import Self

from huizong.drafting import SuggestionError, faults
from huizong_draft import chat
from huizong_draft.settings import Address

_CHUNK = 16 * 1024
_JSON = "application/json"
_OK, _FIRST_REDIRECT, _FIRST_REFUSAL = 200, 300, 400


def suggest(address: Address) -> Callable[[str], str]:
    """Return what asks at an address for a rephrasing; it raises SuggestionError alone."""

    def ask(text: str) -> str:
        body = _exchange(address, chat.request(text, model=address.model))
        said = chat.answer(body, host=address.netloc)
        if address.key and address.key in said:  # it would stand in the reason of its refusal
            raise faults.no_text(address.netloc)
        return said

    return ask


class _Clock:
    """Ends an exchange after so many seconds, also one that drips a byte now and then.

    A socket's own time-out begins anew with every byte.
    """

    def __init__(self, seconds: float) -> None:
        self.late = False
        self.socket: socket.socket | None = None
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True

    def _end(self) -> None:
        self.late = True
        if self.socket is not None:
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()


def _exchange(address: Address, body: bytes) -> bytes:
    """Return the body of the answer to a request."""
    with _Clock(address.seconds) as clock:
        connection = _connected(address, clock)
        try:
            connection.request("POST", address.path, body, _headers(address))
            with connection.getresponse() as response:
                _refuse(response, address)
                answer = _read(response, address)
        except (SuggestionError, OSError, HTTPException, ValueError) as error:
            raise _ended(error, address, clock) from error
        finally:
            connection.close()
    if clock.late:
        raise faults.too_slow(address.netloc, round(address.seconds))
    return answer


def _ended(error: Exception, address: Address, clock: _Clock) -> SuggestionError:
    """Return what went wrong; a socket that the clock shut looks like any end of an answer."""
    if clock.late or isinstance(error, TimeoutError):
        return faults.too_slow(address.netloc, round(address.seconds))
    return error if isinstance(error, SuggestionError) else faults.broken_off(address.netloc)


def _connected(address: Address, clock: _Clock) -> HTTPConnection:
    kind = HTTPSConnection if address.secure else HTTPConnection
    connection = kind(address.host, address.port, timeout=address.seconds)
    try:
        connection.sock = _socket(address, connection.port, clock)
    except (OSError, ValueError) as error:
        if clock.late or isinstance(error, TimeoutError):
            raise faults.too_slow(address.netloc, round(address.seconds)) from error
        raise faults.unreachable(address.netloc, _why(error)) from error
    return connection


def _socket(address: Address, port: int, clock: _Clock) -> socket.socket:
    """Return a socket to the address, with its certificate proved where it is a secure one."""
    plain = socket.create_connection((address.host, port), timeout=address.seconds)
    clock.socket = plain
    if not address.secure:
        return plain
    try:
        secure = ssl.create_default_context().wrap_socket(
            plain, server_hostname=address.host, do_handshake_on_connect=False
        )
    except (OSError, ValueError):
        plain.close()
        raise
    clock.socket = secure
    try:
        secure.do_handshake()
    except OSError:
        secure.close()
        raise
    return secure


def _headers(address: Address) -> dict[str, str]:
    headers = {
        "Content-Type": f"{_JSON}; charset=utf-8",
        "Accept": _JSON,
        "Accept-Encoding": "identity",
        "Connection": "close",
        "User-Agent": "huizong",
    }
    return {**headers, "Authorization": f"Bearer {address.key}"} if address.key else headers


def _refuse(response: HTTPResponse, address: Address) -> None:
    """Raise where an answer is no whole JSON: a redirect, a refusal, a page, a stream, packed."""
    if _FIRST_REDIRECT <= response.status < _FIRST_REFUSAL:
        raise faults.redirected(address.netloc, response.status)
    if response.status != _OK:
        raise faults.refused(address.netloc, response.status)
    packed = response.headers.get("Content-Encoding", "identity").lower() != "identity"
    if packed or response.headers.get_content_type() != _JSON:
        raise faults.not_json(address.netloc)


def _read(response: HTTPResponse, address: Address) -> bytes:
    """Return the body, of which never more than allowed is held."""
    body = bytearray()
    while chunk := response.read(min(_CHUNK, address.max_bytes + 1 - len(body))):
        body += chunk
        if len(body) > address.max_bytes:
            raise faults.too_long(address.netloc, address.max_bytes // 1024)
    if response.length:  # fewer bytes came than the head announced
        raise faults.broken_off(address.netloc)
    return bytes(body)


def _why(error: Exception) -> str:
    strerror = error.strerror if isinstance(error, OSError) else None
    return strerror or type(error).__name__
