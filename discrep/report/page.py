"""A page of text for a terminal. All that knows rich, with the modules that put text on it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from discrep.model.facts import Article, Fact
from discrep.report import Look
from discrep.report.wording import printable, quotation

INDENT = 2
_WIDE = 100  # columns from which on a quotation has one of its own beside its source


class Page:
    """Collects paragraphs and tables as text; nothing of the surroundings enters into it."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._file = io.StringIO()
        self._console = Console(
            file=self._file,
            width=look.width,
            color_system="standard" if look.color else None,
            force_terminal=look.color,
            no_color=not look.color,
            legacy_windows=False,
        )

    @property
    def text(self) -> str:
        """All that was put on the page."""
        return "".join(line.rstrip() + "\n" for line in self._file.getvalue().splitlines())

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self._look.width

    @property
    def wide(self) -> bool:
        """Whether there is room for a quotation beside its source."""
        return self._look.width >= _WIDE

    def words(self, text: str, style: str = "") -> Text:
        """``text`` as it can be printed."""
        return Text(printable(text, ascii_only=self._look.ascii), style)

    def quote(self, fact: Fact, article: Article) -> Text:
        """The fact's sentence with the words of the value marked, in colour or by signs."""
        before, value, after = quotation(fact, article)
        opening, closing = ("", "") if self._look.color else ("«", "»")
        return Text.assemble(
            self.words(before),
            self.words(opening + value + closing, "bold underline"),
            self.words(after),
        )

    def line(self, *parts: Text) -> None:
        """A paragraph made of ``parts``."""
        self._print(Text.assemble(*parts))

    def indented(self, *parts: Text) -> None:
        """A paragraph under the one before it."""
        self._print(Padding(Text.assemble(*parts), (0, 0, 0, INDENT)))

    def gap(self) -> None:
        """An empty line."""
        self._print("")

    def table(self, headings: Sequence[str], groups: Iterable[Iterable[Sequence[Text]]]) -> None:
        """Rows of cells under ``headings``, a rule between groups; the last column is widest."""
        table = self._table()
        for heading in headings[:-1]:
            table.add_column(self.words(heading), overflow="fold", max_width=self.width // 5)
        table.add_column(self.words(headings[-1]), overflow="fold", ratio=1)
        for rows in groups:
            for cells in rows:
                table.add_row(*cells)
            table.add_section()
        self._print(Padding(table, (0, 0, 0, INDENT)))

    def grid(self, headings: Sequence[str], rows: Iterable[Sequence[Text]], width: int) -> None:
        """Rows of cells under ``headings``, of ``width`` columns each; the first is widest."""
        table = self._table()
        table.add_column(self.words(headings[0]), overflow="fold", ratio=1)
        for heading in headings[1:]:
            table.add_column(self.words(heading), overflow="fold", width=width)
        for cells in rows:
            table.add_row(*cells)
        self._print(table)

    def _table(self) -> Table:
        return Table(
            box=box.ASCII2 if self._look.ascii else box.SIMPLE_HEAD,
            expand=True,
            show_edge=False,
            pad_edge=False,
            header_style="dim",
        )

    def _print(self, what: RenderableType) -> None:
        self._console.print(what, overflow="fold", highlight=False, markup=False, emoji=False)
