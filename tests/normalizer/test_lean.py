"""spaCy is imported without its command line, and whoever wants that still gets it."""

from __future__ import annotations

import subprocess
import sys


def _run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_reading_imports_none_of_the_commands() -> None:
    found = _run(
        "import sys; from discrep.normalizer.language import parse; parse('Nine drowned.');"
        "print([m for m in ('spacy', 'spacy.cli', 'typer', 'requests') if m in sys.modules])"
    )
    assert found == "['spacy']\n"


def test_the_commands_are_there_for_whoever_imports_them_later() -> None:
    found = _run(
        "import discrep.normalizer.language, spacy.cli, spacy;"
        "print(spacy.cli.info.__module__, spacy.info(silent=True)['spacy_version'])"
    )
    assert found.startswith("spacy.cli.info 3.")


def test_info_works_without_them() -> None:
    found = _run(
        "import discrep.normalizer.language, spacy; print(sorted(spacy.info(silent=True))[-1])"
    )
    assert found == "spacy_version\n"


def test_a_spacy_that_is_there_already_is_left_as_it_is() -> None:
    found = _run(
        "import spacy, sys; before = sys.modules['spacy.cli'], spacy.info;"
        "import discrep.normalizer.language;"
        "print(before == (sys.modules['spacy.cli'], spacy.info))"
    )
    assert found == "True\n"
