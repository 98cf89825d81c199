"""Real reports as LibreOffice prints them: their PDF reads like their Word file."""

import re
import subprocess
from collections import Counter

import pytest

from huizong.outline import outline
from huizong.reading import read
from huizong.values import Source, walk
from needs import SHARED, needs_libreoffice, needs_shared

pytestmark = [needs_libreoffice, needs_shared]
FOLDER = SHARED / "data" / "reports" / "docx"
CHOSEN = ("四川", "贵州", "陕西")


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("printed")
    words = [path for name in CHOSEN for path in FOLDER.glob(f"{name}*.docx")]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, words)], check=True, capture_output=True, timeout=120)
    return [(path, folder / f"{path.stem}.pdf") for path in words]


def tight(text):
    """Leave out marks as well: LibreOffice loses some that hang over the edge of the page."""
    return re.sub(r"[\s，。、；：！？]+", "", text)


def nodes(document):
    found = (item for report in outline(document).reports for item in walk(report.items))
    return Counter((depth, item.marker, tight(item.text)) for item, depth in found)


def test_printed_reports_read_like_their_word_files(printed):
    for word, pdf in printed:
        wanted, found = (read(Source(path.name, path.read_bytes())) for path in (word, pdf))
        paragraphs = [tight(one.text) for one in wanted.paragraphs]
        assert [tight(one.text) for one in found.paragraphs] == paragraphs
        assert nodes(found) == nodes(wanted)
