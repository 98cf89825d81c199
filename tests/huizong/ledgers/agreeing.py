"""What a text says, held against what its office's registers count: 对照.yaml of an example."""

from decimal import ROUND_HALF_UP, Decimal

from huizong.ledgers import Role, Sheet, table


def counted(agreement, ledger, records):
    """Return the value that the registers give, rounded as its figure is printed."""
    if agreement.record:
        title = ledger.role(Role.TITLE)
        found = [each for each in records if each.values[title] == agreement.record]
        assert len(found) == 1, f"{len(found)} records are called {agreement.record}"
        return found[0].values[ledger.aliases[agreement.field]]
    units = frozenset(agreement.units) if agreement.units else None
    sheet = Sheet(ledger, tuple(records), agreement.days, units)
    figure = sheet.figure(agreement.figure)
    for field, name in agreement.by.items():
        groups = {group.name: group.figure for group in table(sheet, agreement.figure, field)}
        figure = groups[name]
    places = figure.definition.decimals
    value = figure.value
    return value if places is None else rounded(value, places)


def rounded(value, places):
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
