"""Several workers on one database, and one that is killed: each letter goes out, and once."""

import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from running import PATIENCE, environment
from smtp_stub import mail_server

from needs import needs_postgresql

SCRIPT = Path(__file__).parent / "worker_script.py"
LETTERS = 12
LEASE = "3"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgresql)])
def start(request, tmp_path):
    """Start the script as a process; its letters go to the box."""
    more = {}
    if request.param == "postgresql":
        more["HUIZONG_DATABASE"] = request.getfixturevalue("own_postgresql")
    with mail_server() as box:
        more["HUIZONG_SMTP"] = f"smtp://127.0.0.1:{box.port}"

        def run(*arguments: str) -> subprocess.Popen[str]:
            return subprocess.Popen(
                [sys.executable, str(SCRIPT), *arguments],
                env=environment(tmp_path, **more),
                stdout=subprocess.PIPE,
                text=True,
            )

        yield run, box


def output(process: subprocess.Popen[str]) -> str:
    told, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    return told.strip()


def test_each_letter_goes_out_once_from_several_processes(start):
    run, box = start
    output(run("fill"))
    for worker in [run("work", "300") for _ in range(3)]:
        output(worker)
    assert output(run("left")) == "0"
    assert Counter(letter["To"] for letter in box.letters) == {
        f"p{number}@example.org": 1 for number in range(LETTERS)
    }


def test_after_a_kill_nothing_is_lost(start):
    run, box = start
    output(run("fill"))
    box.slow = 0.3
    killed = run("work", LEASE)
    end = time.monotonic() + PATIENCE
    while len(box.letters) < 3 and time.monotonic() < end:
        time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=PATIENCE)
    box.slow = 0.0
    time.sleep(float(LEASE) + 0.5)  # what the dead one had in hand is free again
    output(run("work", "300"))
    assert output(run("left")) == "0"
    got = Counter(letter["To"] for letter in box.letters)
    assert set(got) == {f"p{number}@example.org" for number in range(LETTERS)}
    # The letter in hand when it died may come twice, under one number; no other may.
    assert sum(got.values()) <= LETTERS + 1
    assert len({letter["Message-ID"] for letter in box.letters}) == LETTERS


def test_of_several_that_tell_the_same_at_once_one_does(start):
    run, _box = start
    output(run("fill"))
    told = [int(output(each)) for each in [run("tell") for _ in range(3)]]
    assert sorted(told) == [0, 0, LETTERS]
