"""Document -> the documents it contains -> numbered trees.

lines (paragraphs made ready), markers (how numbers are written), sequences and splitting (which
markers count, glued and broken lines), contained (documents and boilerplate), titles, dates and
heads (what a document says about itself), headings, tree and inline (what stands under what),
items (the frozen values), words (the lists that people edit). `outlining` knows the order.
Imports values and definitions; never reading.
"""

from huizong.outline.outlining import outline

__all__ = ["outline"]
