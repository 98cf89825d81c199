"""Many documents: which paragraphs and which whole documents are near copies of others.

limits      what counts as a copy, and how much is looked at
normal      a paragraph as it is compared: marks dropped, numbers and years masked
sketch      a few hashes of a paragraph, by which copies meet; and where they meet
pairs       the pairs of paragraphs that are near copies, in time linear in the text
differing   the words in which two paragraphs differ
copies      the paragraphs and documents that are near copies, with their places

Imports values, chinese and definitions only: documents come as values, already read.
"""

from huizong.archive.copies import document_copies, near_copies, texts
from huizong.archive.limits import Limits
from huizong.archive.pairs import Pair, pairs

__all__ = ["Limits", "Pair", "document_copies", "near_copies", "pairs", "texts"]
