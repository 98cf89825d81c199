"""What everyone passes: small, frozen, and knowing where it came from. Imports nothing of ours.

Offsets are code points into `Document.text` (the text as read), half-open: [start, end).
`Run` is the thread through the whole house: text with the place it was read from. Reading makes
runs, outlining and compiling only cut and order them, so what is printed can still be pointed at.
"""

from huizong.values.account import Account, Entry, Fate, Part
from huizong.values.addition import Addition
from huizong.values.basis import Basis
from huizong.values.change import Change, ChangeKind
from huizong.values.claim import Claim, ClaimKind, Verdict
from huizong.values.compilation import Compilation
from huizong.values.context import Context, Period, Relation
from huizong.values.copy import DocumentCopy, NearCopy
from huizong.values.decision import Choice, Decision, ItemRef
from huizong.values.document import Block, Cell, Document, Paragraph, ParagraphRole, Source, Table
from huizong.values.envelope import Attachment, Envelope
from huizong.values.figure import ACCOUNTABLE, Bound, Figure, FigureKind
from huizong.values.finding import Edit, Finding, Severity
from huizong.values.manuscript import Manuscript, Passage
from huizong.values.matter import Matter, Mention
from huizong.values.message import Message, render
from huizong.values.page_form import Lettering, PageForm, Sheet
from huizong.values.place import Place
from huizong.values.promise import Promise, PromiseKind, PromiseState
from huizong.values.quantity import Quantity
from huizong.values.reading import Reading
from huizong.values.recorded import Recorded
from huizong.values.rephrasing import Rephrasing
from huizong.values.report import Item, ItemKind, Outline, Report, walk
from huizong.values.run import Run, cut, own, places_of, stretch, text_of
from huizong.values.trace import Trace, TraceKind

__all__ = [
    "ACCOUNTABLE",
    "Account",
    "Addition",
    "Attachment",
    "Basis",
    "Block",
    "Bound",
    "Cell",
    "Change",
    "ChangeKind",
    "Choice",
    "Claim",
    "ClaimKind",
    "Compilation",
    "Context",
    "Decision",
    "Document",
    "DocumentCopy",
    "Edit",
    "Entry",
    "Envelope",
    "Fate",
    "Figure",
    "FigureKind",
    "Finding",
    "Item",
    "ItemKind",
    "ItemRef",
    "Lettering",
    "Manuscript",
    "Matter",
    "Mention",
    "Message",
    "NearCopy",
    "Outline",
    "PageForm",
    "Paragraph",
    "ParagraphRole",
    "Part",
    "Passage",
    "Period",
    "Place",
    "Promise",
    "PromiseKind",
    "PromiseState",
    "Quantity",
    "Reading",
    "Recorded",
    "Relation",
    "Rephrasing",
    "Report",
    "Run",
    "Severity",
    "Sheet",
    "Source",
    "Table",
    "Trace",
    "TraceKind",
    "Verdict",
    "cut",
    "own",
    "places_of",
    "render",
    "stretch",
    "text_of",
    "walk",
]
