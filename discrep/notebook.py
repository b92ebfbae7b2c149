"""What ``import discrep`` offers: the pipeline, with results that a notebook can show.

Every result is what the pipeline itself makes, and can be used wherever that can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from discrep import api
from discrep.config import Config
from discrep.model import facts as model
from discrep.model import findings
from discrep.report.fragment import facts_fragment, report_fragment
from discrep.report.frame import Library, frame
from discrep.report.rows import FACT_COLUMNS, FINDING_COLUMNS, fact_rows, finding_rows

_DEFAULT = Config()


class Normalized(model.Normalized, frozen=True, kw_only=True):
    """One article with its facts, in the order of its text. A notebook shows them as a table."""

    def _repr_html_(self) -> str:
        return facts_fragment(self)


class Report(findings.Report, frozen=True, kw_only=True):
    """Articles, facts, and findings on where they agree and contradict each other.

    A notebook shows the findings that ``discrep compare`` would print under ``config``.
    """

    config: Config = _DEFAULT

    def to_dataframe(
        self,
        of: Literal["findings", "facts"] = "findings",
        *,
        library: Library | None = None,
    ) -> Any:
        """A ``pandas.DataFrame`` or ``polars.DataFrame``, with the columns of the CSV formats.

        Args:
            of: ``findings`` gives a row for each mention in a finding that ``config`` shows,
                ``facts`` a row for each fact of each article.
            library: by default pandas if it is installed, else polars.

        Raises:
            ImportError: the library is not installed, or neither is.
        """
        if of == "facts":
            return frame(FACT_COLUMNS, fact_rows(self), library)
        return frame(FINDING_COLUMNS, finding_rows(self, self.config), library)

    def _repr_html_(self) -> str:
        return report_fragment(self, self.config)


def normalize(article: model.Article, config: Config = _DEFAULT) -> Normalized:
    """The article with its publication date filled in, and every dated fact that it states.

    Raises:
        ConfigError: the configured spaCy pipeline is not installed.
    """
    found = api.normalize(article, config)
    return Normalized(article=found.article, facts=found.facts)


def compare(
    normalized: Iterable[model.Normalized],
    config: Config = _DEFAULT,
    *,
    skipped: Sequence[findings.Skipped] = (),
) -> Report:
    """Where articles agree and where they contradict each other, whatever their order.

    ``skipped`` is what ``read`` could not read; it goes into the report unchanged.

    Raises:
        ConfigError: the configured spaCy pipeline is not installed.
    """
    found = api.compare(normalized, config, skipped=skipped)
    return Report(**msgspec.structs.asdict(found), config=config)
