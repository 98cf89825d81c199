"""A page that stands alone: one file, nothing from elsewhere, and a policy that says so.

The styles that every such page shares are in sheet.css; a page's own follow them.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

LANGUAGES = {"zh": "zh-CN", "en": "en"}


def stands_alone(*, title: str, language: str, style: str, body: str, script: str = "") -> str:
    """Return an HTML page; its browser runs just this style and script, and asks for nothing.

    `body` is HTML; `title` is text. The script stands last, so that it finds what it works on.
    """
    style = f"{Path(__file__).with_name('sheet.css').read_text(encoding='utf-8')}{style}"
    policy = f"default-src 'none'; style-src '{_hash(style)}'"
    policy += f"; script-src '{_hash(script)}'" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES.get(language, language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(clean(title))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{body}" + (f"<script>{script}</script>\n" if script else "") + "</body>\n</html>\n"
    )


def clean(text: str) -> str:
    """Return a text without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _hash(text: str) -> str:
    """Return what a policy calls a style or script (CSP Level 3 §2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
