"""The JSON Schema (draft 2020-12) of the JSON report."""

from __future__ import annotations

from types import UnionType
from typing import Any, get_args

import msgspec

from discrep.model.values import AnyValue, Kind, Modifier
from discrep.report.document import SHARED, FactEntry, ReportDocument
from discrep.report.json import dump

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render() -> str:
    """The schema as JSON text."""
    return dump({"$schema": DIALECT} | schema())


def schema() -> dict[str, Any]:
    """The schema: that of the report's structs, and what the values of each kind hold."""
    kinds: UnionType = AnyValue
    values = get_args(kinds)
    (root, *_), components = msgspec.json.schema_components(
        [ReportDocument, Modifier, *values], ref_template="#/$defs/{name}"
    )
    for value in values:
        components[value.__name__] = _value(components[value.__name__])
    fact = components[FactEntry.__name__]
    fact["allOf"] = [_choice(value.kind, value.__name__) for value in values]
    return {"title": "discrep report", **root, "$defs": dict(sorted(components.items()))}


def _value(stored: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value as reports show it: the shared keys, then those of its kind."""
    number_or_null = {"type": ["number", "null"]}
    properties = {
        "text": {"type": "string", "description": "The canonical text."},
        "low": number_or_null,
        "high": number_or_null,
        "unit": {"type": ["string", "null"]},
        "modifier": {"anyOf": [{"type": "null"}, {"$ref": f"#/$defs/{Modifier.__name__}"}]},
    }
    own = {
        name: {k: v for k, v in property_.items() if k != "default"}
        for name, property_ in stored["properties"].items()
        if name not in (*SHARED, "kind")
    }
    return {
        "title": stored["title"],
        "description": stored.get("description", ""),
        "type": "object",
        "properties": properties | own,
        "required": [*properties, *own],
    }


def _choice(kind: Kind, name: str) -> dict[str, Any]:
    return {
        "if": {"properties": {"kind": {"const": kind.value}}},
        "then": {"properties": {"value": {"$ref": f"#/$defs/{name}"}}},
    }
