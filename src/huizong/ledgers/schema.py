"""What editors are told about a ledger's file: JSON Schema, made from the definition itself."""

from typing import Any

from huizong.ledgers.definition import Ledger


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a ledger's file."""
    schema = Ledger.model_json_schema(by_alias=True)
    for ours in ("key", "turns"):
        schema["properties"].pop(ours)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    # What a list may stand for, or a sole word: the model takes both, the generator knows one.
    shorter = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    parts = schema["$defs"]
    parts["Step"]["properties"]["from"] |= shorter
    parts["Deadline"]["properties"]["state"] |= shorter
    for way in ("entered", "left"):
        parts["FigureDefinition"]["properties"][way] |= shorter
    _free(parts["Step"]["properties"]["from"], parts["Deadline"]["properties"]["state"])
    _free(*(parts["FigureDefinition"]["properties"][way] for way in ("entered", "left")))
    parts["FieldDefinition"]["properties"]["choices"] = {
        "anyOf": [
            {"type": "array", "items": {"type": "string"}},
            {"type": "object", "additionalProperties": {"type": "string"}},
        ]
    }
    rows = parts["Begun"]["properties"]["rows"]["items"]
    rows["additionalProperties"] = {"type": ["string", "number", "boolean"]}
    said = schema["properties"]["sentences"]
    said["items"] = {"anyOf": [{"type": "string"}, said["items"]]}
    return schema


def _free(*properties: dict[str, Any]) -> None:
    for each in properties:
        each.pop("type", None)
        each.pop("items", None)
