"""Other formats of a Word file, made by LibreOffice, and stand-ins for LibreOffice itself."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

ODT = "application/vnd.oasis.opendocument.text"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.2"><manifest:file-entry manifest:full-path="/"'
    f' manifest:media-type="{ODT}"/>{{more}}<manifest:file-entry'
    ' manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
CONTENT = (
    "<office:document-content"
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
    "<office:body><office:text>{body}</office:text></office:body></office:document-content>"
)


def odt(body, *, manifest="", content=None):
    """Return an OpenDocument text with the XML of its body."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("mimetype", ODT)  # first and as it is
        file.writestr("content.xml", content or CONTENT.format(body=body))
        file.writestr("META-INF/manifest.xml", MANIFEST.format(more=manifest))
    return packed.getvalue()


def saved_as(data, suffix, folder, *, form="", was="docx"):
    """Return a file as LibreOffice saves it with another suffix; `form` names its filter."""
    file = Path(folder) / f"in.{was}"
    file.write_bytes(data)
    subprocess.run(
        [
            shutil.which("soffice"),
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            *("--headless", "--convert-to", f"{suffix}:{form}" if form else suffix),
            *("--outdir", str(Path(folder) / "out"), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (Path(folder) / "out" / f"in.{suffix}").read_bytes()


def stand_in(folder, does, *, name="soffice"):
    """Write a program that stands for LibreOffice; `does` is sh, $out the file it should write."""
    program = Path(folder) / name
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(
        "#!/bin/sh\n"
        'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && folder="$2"; shift; done\n'
        'mkdir -p "$folder"; out="$folder/in.docx"\n' + does + "\n"
    )
    program.chmod(0o755)
    return program
