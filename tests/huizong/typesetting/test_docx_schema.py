"""Word repairs a file whose properties stand in another order than the schema's."""

import io
from zipfile import ZipFile

import pytest
from lxml import etree
from making import EXAMPLE
from test_forms import PAPER

from huizong.typesetting import form_labels, typeset

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# ISO/IEC 29500-1 annex A: CT_PPrBase, CT_RPr, CT_TblPr, of each the elements that we write.
ORDER = {
    "pPr": (
        "pStyle keepNext pageBreakBefore framePr widowControl pBdr shd tabs kinsoku overflowPunct "
        "autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl"
    ),
    "rPr": "rFonts b color spacing sz szCs",
    "tblPr": "tblW jc tblBorders tblLayout",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW vAlign",
}


@pytest.mark.parametrize("form", form_labels())
def test_properties_stand_in_the_order_of_the_schema(form):
    with ZipFile(io.BytesIO(typeset(EXAMPLE, ".docx", form=form, envelope=PAPER))) as package:
        parts = [package.read(name) for name in package.namelist() if is_ours(name)]
    assert parts
    for part in parts:
        for element in etree.fromstring(part).iter():
            order = ORDER.get(str(element.tag).removeprefix(W), "").split()
            names = [str(child.tag).removeprefix(W) for child in element]
            if order:
                assert sorted(names, key=order.index) == names


def is_ours(name: str) -> bool:
    return name.startswith(("word/document", "word/footer", "word/header"))
