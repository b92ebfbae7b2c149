"""``story.toml``: what it tells of its sources, and how a mistake in it is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from discrep.config import ConfigError, Source, load_story


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_story_tells_of_its_sources() -> None:
    path = write(
        "story.toml",
        'id = "s"\ntitle = "Three ships"\n[[source]]\nid = "bell"\nfile = "b.txt"\n'
        'publisher = "The Bell"\npublished = 2020-03-02\nurl = "https://example.org"\n',
    )
    story = load_story(path)
    assert (story.id, story.title) == ("s", "Three ships")
    assert story.source == (
        Source(
            file="b.txt",
            id="bell",
            publisher="The Bell",
            published=date(2020, 3, 2),
            url="https://example.org",
        ),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[sources]]\nfile = 'a.txt'", "1: unknown key 'sources'; did you mean 'source'?"),
        ("[[source]]\npath = 'a.txt'", "2: source 1: unknown key 'path'"),
        ("[[source]]\nid = 'a'", "source 1: needs a 'file'"),
        ("[[source]]\nfile = 'a.txt'\npublished = 'soon'", "published"),
        ("[[source]]\nfile = 'a.txt'\nid = 'a b'", "id"),
        ("source = 1", "source: Expected `array`, got `int`"),
        (
            "[[source]]\nfile = 'a.txt'\n[[source]]\nfile = 'a.txt'",
            "3: source 2: two sources have the file 'a.txt'; give each its own",
        ),
        (
            "[[source]]\nfile = 'a.txt'\n[[source]]\nid = 'a'\nfile = 'b.txt'",
            "3: source 2: two sources have the id 'a'; give each its own",
        ),
    ],
)
def test_a_mistake_in_a_story(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_story(write("story.toml", text))
    assert str(caught.value).startswith("story.toml:")
    assert message in str(caught.value)
