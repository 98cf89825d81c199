"""What PostgreSQL and SQLite call differently, where figures are asked for.

Values are JSON texts (`huizong.ledgers.stored`). What does not look like its kind, since the
definition was changed, counts as empty, as in the library. Columns and keys are ours or from
checked definitions (`Translator.field`); what people typed goes in as parameters only.
"""

from dataclasses import dataclass, replace

from django.db import connection


@dataclass(frozen=True, slots=True)
class Dialect:
    """Forms of SQL: {c} a JSON column, {k} a key in it, others as named.

    `exact`: its numbers are decimals. `text`, `number`, `flag`, `day` (ISO text) and `array` read a
    value, NULL where it is empty; `element` the {n}th of a list; `length` and `holds` ask about a
    list {a} and its element {e}; `between` is the days from {first} to {last}. `rows` is the join
    by which each row of a table field stands as `t.value`. `whole` is an exact sum of {number}, or
    the JSON list of its parts as text. `apart` keeps a statement within another from being made
    part of it, whose columns would be reckoned over and over. `has_any` asks whether {field:
    [before, after]} has one of the keys {marks}, `had_any` whether one that was filled before.
    `digits` writes a number {x}, equal ones alike.
    """

    exact: bool
    text: str
    number: str
    flag: str
    day: str
    array: str
    element: str
    length: str
    holds: str
    between: str
    rows: str
    whole: str
    apart: str
    has_any: str
    had_any: str
    digits: str


_TEXT = "NULLIF({c}->>'{k}', '')"
_ELEMENT = "({c}->'{k}'->>{n})"
POSTGRESQL = Dialect(
    exact=True,
    text=_TEXT,
    number="(CASE WHEN {c}->>'{k}' ~ '^-?[0-9]+([.][0-9]+)?$' THEN ({c}->>'{k}')::numeric END)",
    flag="(CASE {c}->>'{k}' WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END)",
    day="(CASE WHEN {c}->>'{k}' ~ '^[0-9][0-9-]{{9}}$' THEN {c}->>'{k}' END)",
    array=(
        "(CASE WHEN jsonb_typeof({c}->'{k}') = 'array' AND {c}->'{k}' <> '[]' THEN {c}->'{k}' END)"
    ),
    element=_ELEMENT,
    length="jsonb_array_length({a})::numeric",
    holds="jsonb_exists({a}, {e})",
    between="(({last})::date - ({first})::date)::numeric",
    rows=(
        "CROSS JOIN LATERAL jsonb_array_elements("
        "CASE WHEN jsonb_typeof({c}->'{k}') = 'array' THEN {c}->'{k}' ELSE '[]' END) AS t(value)"
    ),
    whole="SUM({number})",
    apart="OFFSET 0",
    has_any="jsonb_exists_any({c}, ARRAY[{marks}]::text[])",
    had_any=(
        "(jsonb_exists_any({c}, ARRAY[{marks}]::text[]) AND EXISTS (SELECT 1 FROM jsonb_each({c}) e"
        " WHERE e.key IN ({marks}) AND e.value->0 <> 'null'))"
    ),
    digits="trim_scale(({x})::numeric)::text",
)
SQLITE = Dialect(
    exact=False,
    text=_TEXT,
    number=(
        "(CASE WHEN {c}->>'{k}' NOT GLOB '*[^-0-9.]*' AND {c}->>'{k}' <> ''"
        " THEN CAST({c}->>'{k}' AS REAL) END)"
    ),
    flag="(CASE json_type({c}, '$.{k}') WHEN 'true' THEN 1 WHEN 'false' THEN 0 END)",
    day=(
        "(CASE WHEN {c}->>'{k}' GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
        " THEN {c}->>'{k}' END)"
    ),
    array=(
        "(CASE WHEN json_type({c}, '$.{k}') = 'array' AND {c}->'{k}' <> '[]' THEN {c}->'{k}' END)"
    ),
    element=_ELEMENT,
    length="json_array_length({a})",
    holds=(
        "(CASE WHEN {a} IS NOT NULL THEN"
        " EXISTS (SELECT 1 FROM json_each({a}) e WHERE e.value = {e}) END)"
    ),
    between="CAST(julianday({last}) - julianday({first}) AS INTEGER)",
    rows="JOIN json_each({c}, '$.{k}') AS t",
    whole="json_group_array({raw})",
    apart="LIMIT -1",
    has_any="EXISTS (SELECT 1 FROM json_each({c}) e WHERE e.key IN ({marks}))",
    had_any=(
        "EXISTS (SELECT 1 FROM json_each({c}) e"
        " WHERE e.key IN ({marks}) AND e.value->>0 IS NOT NULL)"
    ),
    digits="CAST({x} AS TEXT)",
)
# SQLite's numbers are floats: a sum's parts are handed out as text and added outside.
_DAY, _ARRAY = "({c}->>'{k}')", "({c}->'{k}')"
GOOD_POSTGRESQL = replace(
    POSTGRESQL,
    number="({c}->>'{k}')::numeric",
    flag="({c}->>'{k}')::boolean",
    day=_DAY,
    array=_ARRAY,
)
GOOD_SQLITE = replace(
    SQLITE, number="CAST({c}->>'{k}' AS REAL)", flag="({c}->>'{k}')", day=_DAY, array=_ARRAY
)
# For tallies, which have only what looks like its kind.


def dialect(*, good: bool = False) -> Dialect:
    """Return that of the database in use; `good` for values that are known to fit their fields."""
    if connection.vendor == "postgresql":
        return GOOD_POSTGRESQL if good else POSTGRESQL
    return GOOD_SQLITE if good else SQLITE
