"""What the user settles: ``discrep.toml`` or ``[tool.discrep]``, and a story's ``story.toml``."""

from __future__ import annotations

from discrep.config.fact_types import FactType, Tolerance
from discrep.config.settings import (
    DEFAULT_MODEL,
    DISAGREEMENTS,
    MAX_CHARS,
    Config,
    FailOn,
    Fields,
    Ignored,
    find_config,
    load_config,
    section,
    weight,
)
from discrep.config.story import Source, Story, load_story
from discrep.config.tables import ConfigError, line_in, nearest

__all__ = [
    "DEFAULT_MODEL",
    "DISAGREEMENTS",
    "MAX_CHARS",
    "Config",
    "ConfigError",
    "FactType",
    "FailOn",
    "Fields",
    "Ignored",
    "Source",
    "Story",
    "Tolerance",
    "find_config",
    "line_in",
    "load_config",
    "load_story",
    "nearest",
    "section",
    "weight",
]
