"""What was found, written where the clerk works: into the same Word file, a page, a mended copy.

`marked_docx` puts a comment at the words of every finding and the certain fixes as tracked changes;
docx.py leads, docx_units.py cuts the runs, docx_anchors.py says where a comment may stand,
docx_edits.py writes a fix, docx_comments.py the part of comments, docx_new.py makes a Word file of
one that was none, docx_parts.py packs. `marked_page` is one HTML page (page.py, page.css, page.js).
`mended` makes the certain fixes in a copy (mending.py; text.py for txt and md), `fixed` returns its
bytes alone. remarks.py says what a comment says, edits.py which fixes are made.
Imports values, reading and figures (whose page it shares).
"""

from huizong.marking.docx import marked_docx
from huizong.marking.errors import MarkingError
from huizong.marking.limits import Limits
from huizong.marking.mending import Mended, fixed, mended
from huizong.marking.page import marked_page

__all__ = ["Limits", "MarkingError", "Mended", "fixed", "marked_docx", "marked_page", "mended"]
