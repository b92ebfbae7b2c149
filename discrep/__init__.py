"""Compares what several articles say about one story and reports where they contradict.

    articles = discrep.read(["fixtures/commander"]).articles
    report = discrep.compare([discrep.normalize(a) for a in articles])

``find_dates(text, base)`` and ``find_quantities(text)`` find mentions alone. A notebook shows what
``normalize`` and ``compare`` return; ``report.to_dataframe()`` makes a data frame.
"""

# ``python -m discrep`` runs this while the working directory, which may hold somebody's articles,
# is still the first place of modules: nothing is imported here but what Python has imported.
from importlib import import_module

TYPE_CHECKING = False  # as of typing: true for whoever checks types

__version__ = "0.1.0"

if TYPE_CHECKING:
    from discrep.api import read
    from discrep.normalizer.dates import find_dates
    from discrep.normalizer.quantities import find_quantities
    from discrep.notebook import Report, compare, normalize

__all__ = ["Report", "compare", "find_dates", "find_quantities", "normalize", "read"]

# Imported when first asked for: a language pipeline takes a second.
_HOME = {
    "Report": "discrep.notebook",
    "compare": "discrep.notebook",
    "find_dates": "discrep.normalizer.dates",
    "find_quantities": "discrep.normalizer.quantities",
    "normalize": "discrep.notebook",
    "read": "discrep.api",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
