"""The guide to fact types: its types say what their own sentences show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discrep import api
from discrep.config import FactType, load_config
from discrep.model.values import Kind

PAGE = (Path(__file__).parents[2] / "docs" / "fact-types.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("text", BLOCKS)
def test_a_documented_type_shows_what_it_says(tmp_path: Path, text: str) -> None:
    path = tmp_path / "discrep.toml"
    path.write_text(text, encoding="utf-8")
    config = load_config(path)
    assert config.facts or config.lexicon
    assert api.wrong_examples(config) == ()


def test_every_key_and_kind_is_told() -> None:
    keys = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
    assert keys == set(FactType.__struct_fields__)
    assert all(f"`{kind}`" in PAGE for kind in Kind if kind is not Kind.NAME)
