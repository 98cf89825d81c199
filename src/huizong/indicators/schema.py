"""What editors are told about a file of indicators: JSON Schema, made from the definition."""

from typing import Any

from huizong.indicators.definition import IndicatorSet


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a file of indicators."""
    schema = IndicatorSet.model_json_schema()
    schema["properties"].pop("key")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema
