"""A small corpus of three stories and an article that belongs to none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

STORIES = (
    (
        "The ferry Alma sank off Port Leven on Monday night. Nine people drowned, coast guard "
        "captain Iris Holm said.",
        "Twelve passengers drowned when the ferry Alma sank near Port Leven, Captain Iris Holm "
        "told reporters.",
        "Port Leven mourns the dead of the Alma. Nine people drowned when the ferry sank, said "
        "Iris Holm of the coast guard.",
    ),
    (
        "Norvale Bank will buy its rival Castor Trust for 3.2 billion euros, both said.",
        "Castor Trust will be bought by Norvale Bank for 4.1 billion euros, said both.",
    ),
    (
        "Fire destroyed the Olmen paper mill on Friday. The fire injured 30 workers, Mayor Tessa "
        "Brandt said.",
        "The fire at the Olmen paper mill injured 44 workers, Mayor Tessa Brandt said on Saturday.",
    ),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The articles, those of the stories in turn, as JSON lines."""
    texts = [story[n] for n in range(3) for story in STORIES if n < len(story)]
    texts.insert(4, "The choir of Wexley sings tonight.")
    articles = [{"text": text, "source": f"Paper {n}"} for n, text in enumerate(texts)]
    file = tmp_path / "corpus.jsonl"
    file.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return file
