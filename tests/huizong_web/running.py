"""The site as people run it: its command in a process of its own, on a port of this machine."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 60


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
    found = re.search(r"the password is always (\w+)", output)
    assert found, output
    return found[1]
