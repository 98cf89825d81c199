"""The message catalogues: python tools/messages.py [--check].

Chinese sentences stand in the code and the templates; the English ones in two gettext catalogues,
one of the library and one of the site. Without --check both are brought up to date (new sentences
come in empty, lost ones go) and compiled; with it, anything missing, lost or stale is named.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LIBRARY, SITE = ROOT / "src/huizong", ROOT / "src/huizong_web"
CATALOGUES = {
    LIBRARY: LIBRARY / "locale/en/LC_MESSAGES/huizong.po",
    SITE: SITE / "locale/en/LC_MESSAGES/django.po",
}
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
CALLS: dict[Path, dict[str, tuple[int, ...] | None]] = {
    LIBRARY: {"Message": None, "say": None},
    SITE: {
        name: spec
        for names, spec in (
            (("gettext", "_", "gettext_lazy", "gettext_noop"), None),
            (("ngettext", "ngettext_lazy"), (1, 2)),
        )
        for name in names
    },
}


def sources(root: Path) -> Iterator[bytes]:
    """Yield each file of a package that may hold sentences, as Python."""
    for path in sorted(root.rglob("*.py")):
        yield path.read_bytes()
    for path in sorted(root.rglob("templates/**/*.html")):
        yield as_python(path.read_text(encoding="utf-8"))


def as_python(template: str) -> bytes:
    """Return a Django template's sentences as calls of gettext."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)
    from django.utils.translation.template import templatize

    return templatize(template).encode()


def wanted(root: Path) -> Catalog:
    """Return the catalogue that the code and the templates ask for."""
    catalogue = Catalog()
    for text in sources(root):
        for _, message, _, context in extract(
            "python", BytesIO(text), keywords=CALLS[root], options={"encoding": "utf-8"}
        ):
            single = message[0] if isinstance(message, tuple) else message
            if single:
                catalogue.add(message, context=context)
    return catalogue


def known(path: Path) -> Catalog:
    """Return the catalogue as it stands, an empty one where there is none."""
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as stream:
        return read_po(stream, locale="en")


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file that changes only where a sentence does."""
    stream = BytesIO()
    write_po(stream, catalogue, no_location=True, sort_output=True, omit_header=True, width=0)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    plurals = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n"Language: en\\n"\n\n'
    return (head + plurals).encode() + stream.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue compiled, without the time of day that its head would hold."""
    catalogue.creation_date = catalogue.revision_date = NO_DAY
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def current(root: Path, path: Path) -> Catalog:
    """Return the known catalogue brought to what is wanted."""
    catalogue = known(path)
    catalogue.update(wanted(root), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return read_po(BytesIO(as_po(catalogue)), locale="en")


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the sentences without English."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and not (all(message.string) if message.pluralizable else message.string)
    ]


def main() -> int:
    """Bring the catalogues up to date, or name what is not."""
    check, faults = "--check" in sys.argv, []
    for root, path in CATALOGUES.items():
        catalogue = current(root, path)
        faults += [f"{path.name}: no English for: {text}" for text in untranslated(catalogue)]
        outputs = {path: as_po(catalogue), path.with_suffix(".mo"): as_mo(catalogue)}
        for target, data in outputs.items():
            if check:
                stale = not target.exists() or target.read_bytes() != data
                faults += [f"{target.relative_to(ROOT)} is stale: make docs"] if stale else []
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
    print("\n".join(faults) or "messages: every sentence has its English")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
