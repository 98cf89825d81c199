"""Workbooks for tests: xlsx by XlsxWriter or by hand, xls by xlwt, ods by hand."""

import io
import warnings
import zipfile

import xlsxwriter
from wordfiles import archive

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "drawing")
)


def xlsx(*sheets, change=None):
    """Return a xlsx of sheets, each a name and its rows; `change(book, sheets)` adds the rest."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    made = []
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        made.append(sheet)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if value is not None:
                    sheet.write(row, column, value)
    if change:
        change(book, made)
    book.close()
    return stream.getvalue()


def raw_xlsx(sheet, *, workbook="", styles="", texts="", name="数据", more=None):
    """Return a xlsx of one sheet whose XML is given."""
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="rId{index}" Type="{types}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(
            (
                ("worksheet", "worksheets/sheet1.xml"),
                ("styles", "styles.xml"),
                ("sharedStrings", "sharedStrings.xml"),
            ),
            1,
        )
    )
    parts = {
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="r" '
        f'Type="{types}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}'
        f'<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{relations}'
        "</Relationships>",
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{texts}</sst>',
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }
    return archive({**parts, **(more or {})})


def xls(*sheets, change=None):
    """Return an xls of sheets, each a name and its rows; a pair is a value and its format."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import xlwt
    book = xlwt.Workbook()
    for name, rows in sheets:
        sheet = book.add_sheet(name)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, tuple):
                    style = xlwt.XFStyle()
                    style.num_format_str = value[1]
                    sheet.write(row, column, value[0], style)
                elif value is not None:
                    sheet.write(row, column, value)
        if change:
            change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(tables, *, styles=""):
    """Return an ods whose tables are given as XML."""
    content = (
        f"{HEAD}<office:document-content {ODS_NAMES}><office:automatic-styles>{styles}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", ODS_TYPE, zipfile.ZIP_STORED)
        file.writestr("content.xml", content)
    return stream.getvalue()
