"""Runs LibreOffice in a folder of its own, within limits, and leaves nothing of it behind."""

import hashlib
import math
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from huizong.reading.limits import Limits

_NAMES = ("soffice", "libreoffice")
_PIPE_FOLDERS = ("/tmp", "/var/tmp")  # noqa: S108 - fixed in LibreOffice (sal/osl/unx/pipe.cxx)
_GROUP_ENDS = 0.5  # seconds; killed processes are gone much sooner, if init buries them

# The limits are set where nothing else of ours runs; where a stricter one holds, it stays. The part
# in braces waits for our end of the pipe to close: it outlives us should we be killed, and then
# ends the program and takes away what it left.
_SCRIPT = """
exec 3<&0 </dev/null
ulimit -c 0; ulimit -t {seconds}; ulimit -f {blocks}; ulimit -d {kilobytes}
{{ trap '' TERM; read -r _ <&3; kill -TERM 0; sleep 0.2; rm -rf -- {leavings}; kill -KILL 0; }} &
watcher=$!
exec 3<&-
{command}
status=$?
kill -KILL $watcher; wait $watcher
exit $status
"""
_BLOCK = 512  # bytes, what ulimit -f counts in


def found() -> str | None:
    """Return the program: HUIZONG_SOFFICE where it is set, else what the PATH has; None if none.

    On Windows nothing is looked for: there is no way there to end a program that hangs with all
    it started, and Word to save as docx is at hand.
    """
    if sys.platform == "win32":
        return None
    named = os.environ.get("HUIZONG_SOFFICE")
    names = (named,) if named else _NAMES
    return next((path for name in names if (path := shutil.which(name))), None)


def convert(program: str, file: Path, *, reader: str, limits: Limits) -> int:
    """Convert a file to docx, into the folder `out` beside it; return the program's exit status.

    `reader` is LibreOffice's name of the import filter. Raises TimeoutError where it takes longer
    than the limit and OSError where it cannot be started; whatever it started has ended then.
    """
    folder = file.parent
    profile = _profile(folder)
    command = [
        program,
        f"-env:UserInstallation={profile}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck"),
        f"--infilter={reader}",
        *("--convert-to", "docx:Office Open XML Text"),
        *("--outdir", str(folder / "out"), str(file)),
    ]
    pipes = _pipes(profile)
    script = _SCRIPT.format(
        seconds=math.ceil(limits.seconds),
        blocks=limits.max_unpacked // _BLOCK,
        kilobytes=limits.program_memory // 1024,
        leavings=shlex.join(map(str, (folder, *pipes))),
        command=shlex.join(command),
    )
    try:
        return _run(script, folder, limits.seconds)
    finally:
        for pipe in pipes:
            pipe.unlink(missing_ok=True)


def _profile(folder: Path) -> str:
    """Make the private profile and return its address."""
    settings = files("huizong.reading") / "office_profile.xcu"
    place = folder / "profile" / "user" / "registrymodifications.xcu"
    place.parent.mkdir(parents=True)
    place.write_bytes(settings.read_bytes())
    return (folder / "profile").as_uri()


def _pipes(profile: str) -> list[Path]:
    """Return where LibreOffice may open a pipe outside of its profile; it stays when killed."""
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    name = "".join(f"{byte:x}" for byte in digest)
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{name}"
    return [Path(folder) / name for folder in _PIPE_FOLDERS]


def _run(script: str, folder: Path, seconds: float) -> int:
    """Run a script in a process group that ends with it, its own files in the folder."""
    own = folder / "own"
    own.mkdir()
    process = subprocess.Popen(  # noqa: S603 - what it runs is quoted above
        ["/bin/sh", "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={
            "PATH": os.environ.get("PATH", os.defpath),
            "LC_ALL": "C.UTF-8",
            "HOME": str(own),
            "TMPDIR": str(own),
        },
        start_new_session=True,
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill all that a process started, and wait until it is gone."""
    until = time.monotonic() + _GROUP_ENDS
    with suppress(ProcessLookupError, PermissionError):
        while time.monotonic() < until:
            os.killpg(process.pid, signal.SIGKILL)
            process.poll()
            time.sleep(0.01)
    process.wait()
    if process.stdin is not None:
        process.stdin.close()
