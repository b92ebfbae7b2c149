"""``discrep schema``: the JSON Schema, for those who check reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from jsonschema import Draft202012Validator

Discrep = Callable[..., Any]


def test_it_admits_what_compare_prints(discrep: Discrep) -> None:
    schema = json.loads(discrep("schema").out)
    report = json.loads(discrep("compare", "story", "--format", "json").out)
    Draft202012Validator(schema).validate(report)
    assert report["findings"]
