"""A report as a page: docx, pdf, html, md and txt by the measures of a form (GB/T 9704-2012).

`typeset(report, suffix)` returns the bytes of a file. The measures are data, in
`definitions/formats`: form.py reads them. layout.py alone decides what is printed and as what
(printed.py), with masthead.py, closing.py and colophon.py for the elements around the text
(elements.py reads them from a file) and charts.py for tables that can be drawn; docx*.py, pdf.py
(template.typ, fonts.py), html*.py and plain.py only dress it. sources.py makes the annex of
sources. Pure: the same report gives the same bytes. Imports values, definitions and chinese.
"""

from huizong.typesetting.elements import read_elements
from huizong.typesetting.errors import TypesettingError
from huizong.typesetting.form import form_labels, read_form
from huizong.typesetting.layout import lay_out
from huizong.typesetting.printed import Cell, Path, Printed, Role, Row
from huizong.typesetting.sources import annex
from huizong.typesetting.writers import SUFFIXES, typeset

__all__ = [
    "SUFFIXES",
    "Cell",
    "Path",
    "Printed",
    "Role",
    "Row",
    "TypesettingError",
    "annex",
    "form_labels",
    "lay_out",
    "read_elements",
    "read_form",
    "typeset",
]
