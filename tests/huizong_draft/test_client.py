"""The client against a server on loopback that misbehaves in every way."""

import json
import socket
import time
from dataclasses import replace

import pytest

from chat_stub import http, rephrasing, said, sending, serving
from huizong.drafting import SuggestionError
from huizong_draft import address, suggest

KEY = "sk-geheim-4711"
TEXT = "召开推进会（甲科牵头；乙科做好会务）。"


def ask(stub, *, key=KEY, **limits) -> str:
    return suggest(replace(address(stub.url, model="qwen", key=key), **limits))(TEXT)


def test_it_works():
    with serving(rephrasing(lambda text: text.replace("召开", "举行"))) as stub:
        assert ask(stub) == TEXT.replace("召开", "举行")
    ((path, heads, body),) = stub.requests
    assert path == "/v1/chat/completions"
    assert heads["authorization"] == f"Bearer {KEY}"
    assert (body["model"], body["stream"], body["messages"][1]["content"]) == ("qwen", False, TEXT)


def test_without_a_key_no_key_is_sent():
    with serving(rephrasing(str)) as stub:
        ask(stub, key="")
    assert "authorization" not in stub.requests[0][1]


def test_chunks_are_read():
    body = said("一段话", finish_reason="stop")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    with serving(sending(head + chunked)) as stub:
        assert ask(stub) == "一段话"


def _drip(connection, text):
    data = http(said(text))
    for at in range(len(data)):
        connection.sendall(data[at : at + 1])
        time.sleep(0.1)


def _drip_head(connection, text):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for at in range(200):
        connection.sendall(b"X-%d: x\r\n" % at)
        time.sleep(0.1)


def _silent(connection, text):
    connection.settimeout(10)
    connection.recv(1)


def _drip_forever(connection, text):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while True:
        connection.sendall(b" ")
        time.sleep(0.02)


@pytest.mark.parametrize("answer", [_silent, _drip, _drip_head, _drip_forever])
def test_who_is_too_slow_is_left(answer):
    with serving(answer) as stub:
        started = time.monotonic()
        with pytest.raises(SuggestionError, match="秒内没有答完"):
            ask(stub, seconds=0.5)
        assert time.monotonic() - started < 3


def _flood(connection, text):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    for _ in range(10_000):
        connection.sendall(b" " * 65536)


def _stream(connection, text):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
    for letter in text:
        connection.sendall(
            f'data: {{"choices":[{{"delta":{{"content":"{letter}"}}}}]}}\n\n'.encode()
        )
    connection.sendall(b"data: [DONE]\n\n")


def _reset(connection, text):
    connection.sendall(http(said(text))[:100])
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


RUBBISH = bytes(range(256)) * 4
DEEP = b'{"choices":' + b"[" * 50_000 + b"]" * 50_000 + b"}"
PAGE = "<html><body>请先登录</body></html>".encode()
BAD = {
    "a page": (sending(http(PAGE, kind="text/html")), "不是约定的 JSON"),
    "a page that claims to be JSON": (sending(http(PAGE)), "不是约定的 JSON"),
    "a stream": (_stream, "不是约定的 JSON"),
    "rubbish": (sending(RUBBISH), "中途断了"),
    "rubbish as JSON": (sending(http(RUBBISH)), "不是约定的 JSON"),
    "a head without end": (sending(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000), "中途断了"),
    "very many heads": (sending(b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 1000), "中途断了"),
    "no answer": (sending(b""), "中途断了"),
    "half an answer": (sending(http(said(TEXT))[:-20]), "中途断了"),
    "half a chunk": (
        sending(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\nff\r\n{"
        ),
        "中途断了",
    ),
    "a chunk of no size": (
        sending(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}"
        ),
        "中途断了",
    ),
    "a reset": (_reset, "中途断了"),
    "a flood": (_flood, "超过256KB"),
    "a huge body": (sending(http(said("水" * 1_000_000))), "超过256KB"),
    "packed": (sending(http(said(TEXT), Content_Encoding="gzip")), "不是约定的 JSON"),
    "500": (sending(http(b"{}", status="500 Internal Server Error")), "HTTP 500"),
    "401": (sending(http(b"{}", status="401 Unauthorized")), "HTTP 401"),
    "204": (sending(http(b"", status="204 No Content")), "HTTP 204"),
    "another JSON": (sending(http(b'{"error": "x"}')), "没有写完的正文"),
    "a list": (sending(http(b"[]")), "没有写完的正文"),
    "a number": (sending(http(b"7")), "没有写完的正文"),
    "a number of very many digits": (sending(http(b"7" * 10_000)), "不是约定的 JSON"),
    "very deep JSON": (sending(http(DEEP)), "不是约定的 JSON"),
    "no choices": (sending(http(b'{"choices": []}')), "没有写完的正文"),
    "choices of strings": (sending(http(b'{"choices": ["x"]}')), "没有写完的正文"),
    "no text": (sending(http(said(None))), "没有写完的正文"),
    "an empty text": (sending(http(said(" \n"))), "没有写完的正文"),
    "a text in parts": (sending(http(said([{"type": "text", "text": "x"}]))), "没有写完的正文"),
    "a text broken off": (sending(http(said(TEXT, finish_reason="length"))), "没有写完的正文"),
    "the key": (rephrasing(lambda text: text + KEY), "没有写完的正文"),
}


@pytest.mark.parametrize(("answer", "why"), BAD.values(), ids=BAD)
def test_what_is_no_answer_is_told(answer, why):
    with serving(answer) as stub, pytest.raises(SuggestionError) as raised:
        ask(stub, seconds=5)
    assert why in str(raised.value)
    assert KEY not in str(raised.value)
    assert len(stub.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status):
    with serving(rephrasing(str)) as elsewhere:
        moved = http(b"", status=f"{status} Moved", Location=f"{elsewhere.url}/chat/completions")
        with serving(sending(moved)) as stub, pytest.raises(SuggestionError) as raised:
            ask(stub)
    assert "没有跟去" in str(raised.value)
    assert raised.value.lasting
    assert not elsewhere.requests


def test_no_proxy_is_used(monkeypatch):
    with serving(rephrasing(str)) as proxy, serving(rephrasing(str)) as stub:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert ask(stub) == TEXT
    assert not proxy.requests


def test_nobody_there():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with pytest.raises(SuggestionError, match=r"连不上127\.0\.0\.1"):
            suggest(address(url, model="qwen"))(TEXT)


def test_a_name_that_is_none():
    with pytest.raises(SuggestionError, match="连不上"):
        suggest(address(f"http://{'a' * 70}.invalid/v1", model="qwen"))(TEXT)


def test_who_speaks_no_tls():
    with serving(rephrasing(str)) as stub:
        given = replace(address(stub.url, model="qwen", key=KEY), secure=True, seconds=3)
        with pytest.raises(SuggestionError):
            suggest(given)(TEXT)


def test_a_handshake_that_hangs_ends():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/v1"
        given = replace(address(url, model="qwen", key=KEY), seconds=0.4)
        started = time.monotonic()
        with pytest.raises(SuggestionError, match="秒内没有答完"):
            suggest(given)(TEXT)
        assert time.monotonic() - started < 3


def test_the_request_is_json_as_the_office_writes():
    with serving(rephrasing(str)) as stub:
        ask(stub)
    assert "办公室文秘" in json.dumps(stub.requests[0][2], ensure_ascii=False)
