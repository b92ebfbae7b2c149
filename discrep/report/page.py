"""A page of text for a terminal. All that knows rich, with the modules that put text on it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from discrep.model.facts import Article, Fact
from discrep.model.findings import Verdict
from discrep.report import Look
from discrep.report.wording import in_ascii, printable, quotation

INDENT = 2
STYLE = {
    Verdict.CONFLICT: "bold red",
    Verdict.UPDATE: "bold yellow",
    Verdict.VARIANT: "bold cyan",
    Verdict.COMPATIBLE: "bold green",
    Verdict.AGREE: "bold green",
    Verdict.SINGLE: "bold",
}
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

    def words(self, text: str, style: str = "") -> Text:
        """``text`` as it can be printed."""
        return Text(printable(text, ascii_only=self._look.ascii), style)

    def drawn(self, line: str, style: str = "") -> Text:
        """A line that is printable, with its spaces as they are."""
        return Text(in_ascii(line) if self._look.ascii else line, style)

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

    def quotations(self, groups: Iterable[Iterable[tuple[Text, Text, Text, Text]]]) -> None:
        """Values with who gives them, as of when and in which words, a gap between groups.

        Where there is no room for the words beside their source they are below it.
        """
        if self.width >= _WIDE:
            self.table(("value", "source", "as of", "in its words"), groups)
            return
        table = self._table(header=False)
        table.add_column(overflow="fold", max_width=self.width // 4)
        table.add_column(overflow="fold", ratio=1)
        for rows in groups:
            for label, who, as_of, words in rows:
                when = Text.assemble(", ", as_of) if as_of.plain else Text()
                said = Padding(words, (0, 0, 0, INDENT))
                table.add_row(label, Group(Text.assemble(who, when), said))
            table.add_section()
        self._print(Padding(table, (0, 0, 0, INDENT)))

    def grid(self, headings: Sequence[str], rows: Iterable[Sequence[Text]], width: int) -> None:
        """Rows of cells under ``headings``, of ``width`` columns each; the second is widest."""
        table = self._table()
        table.add_column(self.words(headings[0]), no_wrap=True)
        table.add_column(self.words(headings[1]), overflow="fold", ratio=1)
        for heading in headings[2:]:
            table.add_column(self.words(heading), overflow="fold", width=width)
        for cells in rows:
            table.add_row(*cells)
        self._print(table)

    def _table(self, *, header: bool = True) -> Table:
        return Table(
            show_header=header,
            box=box.ASCII2 if self._look.ascii else box.SIMPLE_HEAD,
            expand=True,
            show_edge=False,
            pad_edge=False,
            header_style="dim",
        )

    def _print(self, what: RenderableType) -> None:
        self._console.print(what, overflow="fold", highlight=False, markup=False, emoji=False)
