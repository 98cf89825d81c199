"""Turns a docx into pages by LibreOffice, as an office would see it."""

import subprocess
from pathlib import Path


def libreoffice_pdf(data: bytes, folder: Path) -> Path:
    """Return the PDF that LibreOffice makes of a docx; it fails where a file must be repaired."""
    (folder / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    turn = ["--headless", "--convert-to", "pdf", "--outdir", folder, folder / "a.docx"]
    subprocess.run(["soffice", profile, *turn], check=True, capture_output=True, timeout=120)
    return folder / "a.pdf"
