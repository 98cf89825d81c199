"""One conversion at a time on a machine: each takes some 200 MB, and files come in heaps."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.05


@contextmanager
def turn(program: str, *, seconds: float) -> Iterator[None]:
    """Hold the only right to run a program; raises BlockingIOError where that takes too long.

    The lock lies on the program's own file: every process of the machine that would run it meets
    there, nothing is left behind, and the lock of a process that died is free.
    """
    with Path(program).resolve().open("rb") as file:
        _wait_for(file.fileno(), time.monotonic() + seconds)
        yield


def _wait_for(descriptor: int, deadline: float) -> None:
    import fcntl  # not there on Windows, where LibreOffice is not looked for

    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(_PAUSE)
        else:
            return
