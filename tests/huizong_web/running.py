"""The site as people run it: its command in a process of its own, on a port of this machine."""

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

PATIENCE = 60
LINE = "\r\n"


def environment(data: Path, **more: str) -> dict[str, str]:
    """Return an environment in which the site keeps everything in a folder."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("HUIZONG_")}
    return kept | {"HUIZONG_DATA": str(data), "HUIZONG_LANG": "en"} | more


def run(command: str, data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the site to its end."""
    return subprocess.run(
        [sys.executable, "-m", "huizong.cli", command, *arguments],
        env=environment(data, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(command: str, data: Path, **more: str) -> Iterator[str]:
    """Serve until the end of the block; yields the address."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    process = subprocess.Popen(
        [sys.executable, "-m", "huizong.cli", command, "--port", str(port)],
        env=environment(data, **more),
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(process, address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(f"{address}/sign-in/", timeout=PATIENCE).close()
        except URLError:
            assert process.poll() is None, "the server has ended"
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.1)
        else:
            return


def password_in(output: str) -> str:
    """Return the password that the demonstration prints."""
    found = re.search(r"the password is (\w+)", output)
    assert found, output
    return found[1]


class Visitor:
    """A browser without a screen."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.open = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar())).open

    def get(self, path: str) -> bytes:
        with self.open(self.address + path) as page:
            return page.read()

    def post(self, path: str, page: str, fields: dict[str, str], file: Path | None = None) -> str:
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.get(page).decode())
        assert token
        fields = {"csrfmiddlewaretoken": token[1], **fields}
        kind, data = "application/x-www-form-urlencoded", urlencode(fields).encode()
        if file:
            kind, data = _multipart(fields, file)
        request = Request(self.address + path, data, {"Content-Type": kind})
        try:
            answer = self.open(request)
        except HTTPError as refusal:
            answer = refusal
        with answer:
            return answer.read().decode()


def _multipart(fields: dict[str, str], file: Path) -> tuple[str, bytes]:
    parts = [
        f'--limit{LINE}Content-Disposition: form-data; name="{name}"{LINE}{LINE}{value}{LINE}'
        for name, value in fields.items()
    ]
    head = f'form-data; name="file"; filename="{file.name}"'
    parts.append(f"--limit{LINE}Content-Disposition: {head}{LINE}{LINE}")
    end = f"{LINE}--limit--{LINE}"
    return "multipart/form-data; boundary=limit", (
        "".join(parts).encode() + file.read_bytes() + end.encode()
    )
