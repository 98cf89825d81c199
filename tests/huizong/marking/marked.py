"""Reads what marking wrote, without its help: comments with their words, changes taken or not."""

import io
import zipfile
from copy import deepcopy

from lxml import etree

from huizong.values import Edit, Finding, Message, Place, Severity

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def place(document, words, nth=0):
    """Return where words stand in a document, the nth time that they do."""
    at = -1
    for _ in range(nth + 1):
        at = document.text.index(words, at + 1)
    return Place(document.path, at, at + len(words))


def finding(*places, new=None, code="HZ401", message="“{words}”有误", severity=Severity.ERROR):
    """Return a finding at some places; `new` is what the first should say."""
    fix = () if new is None else (Edit(places[0], new),)
    told = Message(message, words="此处") if "{" in message else Message(message)
    return Finding(code, "wrong-word", severity, told, Message("请改正"), places, fix)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def root_of(data, name="word/document.xml"):
    return etree.fromstring(parts(data)[name])


def comments(data):
    """Return the comments by identifier: their paragraphs."""
    root = root_of(data, "word/comments.xml")
    return {
        comment.get(f"{W}id"): ["".join(p.itertext(f"{W}t")) for p in comment.iter(f"{W}p")]
        for comment in root
    }


def anchored(data, *, name="word/document.xml"):
    """Return what each comment spans as the text was before it was changed, by identifier.

    Every start must have its end and its reference behind it.
    """
    said, open_, done = {}, {}, []
    for element in root_of(data, name).iter():
        identifier = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_[identifier] = []
        elif element.tag == f"{W}commentRangeEnd":
            said[identifier] = "".join(open_.pop(identifier))
        elif element.tag == f"{W}commentReference":
            assert identifier not in open_
            done.append(identifier)
            said.setdefault(identifier, None)
        elif element.tag in (f"{W}t", f"{W}delText") and not _is_unseen(element):
            for pieces in open_.values():
                kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
                pieces.append((element.text or "") if kept else (element.text or "").strip())
    assert not open_
    assert sorted(done) == sorted(said) == sorted(comments(data))
    return said


def _is_unseen(element):
    """Whether a text was not there before: hidden, inserted by us, or deleted by another."""
    if element.getparent().find(f"{W}rPr/{W}vanish") is not None:
        return True
    ours = [(up.tag, up.get(f"{W}author") == "汇总") for up in element.iterancestors()]
    return (f"{W}ins", True) in ours or (f"{W}del", False) in ours


def settled(data, *, accept):
    """Return a docx with our changes accepted or refused, as Word does it."""
    result = {}
    for name, part in parts(data).items():
        if (
            name.endswith(".xml")
            and b"wordprocessingml" in part
            and (b"<w:del" in part or b"<w:ins" in part)
        ):
            root = etree.fromstring(part)
            _settle(root, accept=accept)
            result[name] = etree.tostring(root)
        else:
            result[name] = part
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, part in result.items():
            file.writestr(name, part)
    return stream.getvalue()


def _settle(root, *, accept):
    gone, kept = ("del", "ins") if accept else ("ins", "del")
    for tag in (gone, kept):
        for element in list(root.iter(f"{W}{tag}")):
            if element.get(f"{W}author") != "汇总":
                continue
            parent, at = element.getparent(), element.getparent().index(element)
            parent.remove(element)
            if tag == kept:
                parent[at:at] = [deepcopy(child) for child in element]
    for text in root.iter(f"{W}delText"):
        if not any(up.tag == f"{W}del" for up in text.iterancestors()):
            text.tag = f"{W}t"
