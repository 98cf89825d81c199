"""Document -> the documents it contains -> numbered trees.

lines (paragraphs made ready), markers and counting (how numbers are written), sequences (which of
them count), glue, strays, overrun, wrappers and splitting (what conversions glued, moved or cut),
contained (documents and boilerplate), titles, dates, frames and heads (what a document says about
itself), headings, kin, ahead, nesting, nodes, stack and tree (what stands under what), inline and
items (the frozen values), words (the lists that people edit). `outlining` knows the order of the
steps. Imports values, definitions and chinese; never reading.
"""

from huizong.outline.outlining import outline

__all__ = ["outline"]
