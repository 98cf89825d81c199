"""Bytes -> Document: the paragraphs and tables of a file, with the places they were read from.

reader.py asks sniff.py what the content is and hands it to plain.py (txt), markdown.py (md) or
docx.py. encodings.py decodes strictly; lines.py cuts text into lines; repair.py joins lines that a
hard wrap or a page end cut apart, by what evidence.py finds and repair.yaml weighs (habits.py and
seams.py know the whole text). The docx_*.py files each read one thing of a Word file: package and
XML, styles, lists, numbers and their numerals, a paragraph's text, tables, blocks; archive.py
keeps the limits. The office*.py files make doc, wps, rtf and odt a docx by LibreOffice: checked
(compound.py opens OLE files), in turn, and ended in time. The sheets*.py files read workbooks (xlsx
and ods as XML, xls through xlrd): cells as their formats show them, cut into tables and texts. The
html*.py files read web pages: decoded, tags to boxes, the main text among them, lists and tables.
text_as_read.py writes what these show and remembers the places; contents.py sets a list of contents
apart. What cannot be read raises ReadingError, which carries a Finding; faults.py has every
sentence.

May import huizong.values, huizong.definitions and huizong.chinese.
"""

from huizong.reading.faults import ReadingError
from huizong.reading.limits import Limits
from huizong.reading.reader import read

__all__ = ["Limits", "ReadingError", "read"]
