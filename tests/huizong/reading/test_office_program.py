"""A stand-in for LibreOffice that hangs, crashes or writes nonsense: told, ended, cleaned up."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from officefiles import stand_in
from wordfiles import archive, para, word_file

from huizong.pipeline import gather
from huizong.reading import Limits, ReadingError, read
from huizong.reading.office_turn import turn
from huizong.values import Source

RTF = Source("报.rtf", b"{\\rtf1 x}")
GOOD = word_file(para("一、会议活动") + para("召开会议3次。"))


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A folder for temporary files, empty again at the end, and no LibreOffice but ours."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.delenv("HUIZONG_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    (tmp_path / "good.docx").write_bytes(GOOD)
    yield tmp_path
    assert list(temporary.iterdir()) == []


def refused(source=RTF, **limits):
    with pytest.raises(ReadingError) as caught:
        read(source, limits=Limits(**limits))
    return caught.value.finding


def test_what_it_writes_is_read(own):
    stand_in(own / "bin", f'cp {own}/good.docx "$out"')
    document = read(RTF)
    assert (document.path, document.format) == ("报.rtf", "rtf")
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "一、会议活动",
        "召开会议3次。",
    ]
    assert document.findings == ()


def test_it_is_found_under_its_other_name(own):
    stand_in(own / "bin", f'cp {own}/good.docx "$out"', name="libreoffice")
    if not Path("/usr/bin/soffice").exists():
        assert read(RTF).format == "rtf"


def test_it_is_named_by_the_environment(own, monkeypatch):
    stand_in(own / "bin", "exit 1")
    monkeypatch.setenv(
        "HUIZONG_SOFFICE", str(stand_in(own, f'cp {own}/good.docx "$out"', name="x"))
    )
    assert read(RTF).format == "rtf"


def test_a_machine_without_it_names_the_package(own, monkeypatch):
    monkeypatch.setenv("PATH", str(own / "bin"))
    finding = refused()
    assert finding.rule == "office-missing"
    assert "RTF" in str(finding.message)
    assert "apt install libreoffice-writer" in str(finding.hint)
    assert "另存为 docx" in str(finding.hint)


def test_a_wrong_name_in_the_environment_is_a_machine_without_it(own, monkeypatch):
    stand_in(own / "bin", "exit 1")
    monkeypatch.setenv("HUIZONG_SOFFICE", str(own / "nowhere"))
    assert refused().rule == "office-missing"


@pytest.mark.parametrize("trap", ["", "trap '' TERM HUP INT"])
def test_what_hangs_is_ended_with_all_it_started(own, trap):
    stand_in(own / "bin", f"{trap}\nsleep 1000 &\necho $! $$ > {own}/pids\nsleep 1000")
    start = time.monotonic()
    finding = refused(seconds=0.5)
    assert time.monotonic() - start < 3
    assert finding.rule == "conversion-timeout"
    assert gone((own / "pids").read_text().split())


@pytest.mark.parametrize(
    ("does", "rule", "says"),
    [
        ("exit 0", "conversion-failed", "打不开"),
        ("exit 3", "conversion-failed", "意外退出（3）"),
        ("kill -SEGV $$", "conversion-failed", "意外退出（139）"),
        ('echo garbage > "$out"', "conversion-failed", "不是 docx"),
        (': > "$out"', "conversion-failed", "不是 docx"),
        ('mkdir "$out"', "conversion-failed", "打不开"),
        ('ln -s /etc/hostname "$out"', "conversion-failed", "打不开"),
        ('printf "PK\\003\\004 and so on" > "$out"', "broken-file", "不完整"),
        ('head -c 300 {own}/good.docx > "$out"', "broken-file", "不完整"),
        ('cp {own}/bomb.docx "$out"', "zip-bomb", "压缩比"),
        ('cp {own}/sheet.xlsx "$out"', "unsupported-format", "压缩包"),
    ],
)
def test_what_comes_out_wrong_is_told(own, does, rule, says):
    (own / "bomb.docx").write_bytes(archive({"word/document.xml": b" " * 30_000_000}))
    (own / "sheet.xlsx").write_bytes(archive({"xl/workbook.xml": "x"}))
    stand_in(own / "bin", does.format(own=own))
    finding = refused()
    assert finding.rule == rule
    assert says in str(finding.message)
    assert "报.rtf" in str(finding.message)


def test_it_cannot_fill_the_disk(own):
    stand_in(own / "bin", 'head -c 9000000 /dev/zero > "$out"')
    assert refused(max_unpacked=1_000_000).rule == "conversion-failed"


def test_it_cannot_fill_the_memory(own):
    stand_in(own / "bin", f"exec {sys.executable} -c 'bytearray(700_000_000)'")
    assert "意外退出（1）" in str(refused().message)


def test_a_full_disk_is_told(own, monkeypatch):
    stand_in(own / "bin", f'cp {own}/good.docx "$out"')

    def full(*arguments, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert "No space left" in str(refused().message)


def test_one_runs_at_a_time(own):
    log = own / "log"
    stand_in(
        own / "bin", f'echo in >> {log}; sleep 0.1; cp {own}/good.docx "$out"; echo out >> {log}'
    )
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(read, [RTF] * 3))
    assert log.read_text().split() == ["in", "out"] * 3


def test_who_waits_too_long_is_told(own):
    program = stand_in(own / "bin", "exit 0")
    with turn(str(program), seconds=1):
        assert refused(seconds=0.2).rule == "conversion-busy"
    assert refused(seconds=5).rule == "conversion-failed"


def test_the_other_files_are_still_read(own):
    stand_in(own / "bin", "sleep 1000")
    sources = [RTF, Source("秘书科.txt", "一、会议活动\n召开会议3次。".encode())]
    gathered = gather(sources, limits=Limits(seconds=0.3))
    assert [reading.report.section for reading in gathered.readings] == ["秘书科"]
    assert [finding.rule for finding in gathered.findings] == ["conversion-timeout"]


def test_nothing_stays_when_we_are_killed(own):
    stand_in(
        own / "bin",
        f"sleep 1000 &\necho $! $$ > {own}/pids.new; mv {own}/pids.new {own}/pids\nwait",
    )
    (own / "报.rtf").write_bytes(RTF.data)
    caller = subprocess.Popen(
        [sys.executable, "-m", "huizong", "read", own / "报.rtf"],
        env={**os.environ, "TMPDIR": str(own / "temporary")},
    )
    pids = own / "pids"
    assert eventually(pids.exists)
    assert list((own / "temporary").iterdir())
    caller.send_signal(signal.SIGKILL)
    caller.wait()
    assert eventually(lambda: gone(pids.read_text().split()))
    assert eventually(lambda: not list((own / "temporary").iterdir()))


def eventually(holds, *, seconds=10):
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def gone(pids):
    """Whether none of the processes runs; one that is dead and not yet buried does not."""
    return not any(running(pid) for pid in pids)


def running(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
