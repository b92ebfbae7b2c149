"""CSV: an article a row, its fields named in the first."""

from __future__ import annotations

import csv
import io

from discrep.reader.draft import Draft, Given, UnreadableError
from discrep.reader.records import drafts
from discrep.reader.text import MAX_FILE, decode

_DELIMITERS = ",;\t|"


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The articles of the file, in its order; the header tells what separates the fields."""
    text, encoding = decode(data, given.charset, limit=MAX_FILE)
    header = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    csv.field_size_limit(MAX_FILE)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableError(f"is not valid CSV: {error}") from error
    return drafts(rows, given.fields, encoding)
