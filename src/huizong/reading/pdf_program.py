"""Runs pdf_extract.py over a file, within limits, and ends it whatever happens."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from huizong.reading.limits import Limits

_PROGRAM = Path(__file__).with_name("pdf_extract.py")


class ProgramFailedError(Exception):
    """The program ended before it had said all: it ran out of memory, or a file broke it."""


def said_of(data: bytes, limits: Limits) -> Iterator[Any]:
    """Yield what pdf_extract.py says of a file, line by line.

    Raises TimeoutError where it takes longer than the limit, ProgramFailedError where it ends
    early, and OSError where it cannot be started.
    """
    command = [sys.executable, "-P", str(_PROGRAM), str(limits.max_pages)]
    command.append(str(limits.program_memory))
    with _started(command) as process, _ended_after(process, limits.seconds) as late:
        _give(process, data)
        for line in _lines(process):
            yield json.loads(line)
        if late.is_set():
            raise TimeoutError
        if process.wait() != 0:
            raise ProgramFailedError


@contextmanager
def _started(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(filter(None, sys.path)))
    process = subprocess.Popen(  # noqa: S603 - our own program, its arguments are numbers
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


@contextmanager
def _ended_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """End a process when its time is over; the event says that it was so."""
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _give(process: subprocess.Popen[bytes], data: bytes) -> None:
    pipe = process.stdin
    if pipe is not None:
        with suppress(BrokenPipeError):  # it has ended; its status says why
            pipe.write(data)
            pipe.close()


def _lines(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """Yield the whole lines that a process writes."""
    pipe: IO[bytes] | None = process.stdout
    for line in pipe or ():
        if line.endswith(b"\n"):
            yield line
