"""What is done for one story of a corpus, wherever it is done."""

from __future__ import annotations

import msgspec

from discrep import api
from discrep.cache.articles import Cache
from discrep.config import Config
from discrep.model.facts import Article
from discrep.report.story import line
from discrep.review.selection import select


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The articles of one story, with ids that are all different."""

    name: str
    articles: tuple[Article, ...]


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """How stories are compared; it can be sent to another process or machine.

    With ``ahead`` it reads ahead on another processor, which then is no other worker's.
    """

    config: Config
    cache: Cache | None = None
    ahead: bool = False

    def __call__(self, story: Story) -> bytes:
        """The line that tells of ``story``."""
        # Who reads ahead begins with the first article, while the others are still being parsed.
        together = 1 if self.ahead else api.TOGETHER
        normalized = api.normalize_all(
            story.articles, self.config, cache=self.cache, together=together
        )
        found = api.compare(normalized, self.config, cache=self.cache, ahead=self.ahead)
        return line(story.name, select(found, self.config).report, self.config)
