"""Who takes which step: posts over the unit that keeps a record, over the one that it is about."""

import pytest

from huizong_web.ledgers.roles import words_of
from huizong_web.offices.rights import rights_of

WORDS = frozenset({"clerk", "section_head", "unit_clerk", "office", "supervisor", "archivist"})


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("clerk", {"clerk", "archivist"}),
        ("head", {"clerk", "section_head", "archivist"}),
        ("editor", {"office"}),
        ("supervisor", {"supervisor"}),
        ("leader", set()),
        ("system_admin", set()),
        ("stranger", set()),
    ],
)
def test_words_of_a_record_that_the_own_section_keeps(cast, hazard, who, may):
    record = hazard(keeper=cast.secretariat)  # kept by 秘书科, about 农业科
    rights = rights_of(cast.person(who), cast.office)
    assert words_of(rights, record, WORDS) == may


def test_words_of_a_record_about_the_own_section(cast, hazard):
    record = hazard(keeper=cast.rural, unit="秘书科")
    rights = rights_of(cast.clerk, cast.office)
    assert words_of(rights, record, WORDS) == {"unit_clerk"}
