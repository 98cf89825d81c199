"""Files to import into the book of hazards, and imports of them."""

import pytest
from importfiles import workbook

from huizong_web.ledgers.importing.receiving import receive


@pytest.fixture
def brought(cast, book):
    """Return a function that brings a file with some rows into the book, for 农业科."""

    def bring(*rows, data=None, by=None):
        data = workbook(*rows) if data is None else data
        received = receive(
            book, name="隐患.xlsx", data=data, keeper=cast.rural, by=by or cast.editor
        )
        return received.given

    return bring
