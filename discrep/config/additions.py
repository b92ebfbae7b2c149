"""``[lexicon]``: the words that a user adds to the shipped ones."""

from __future__ import annotations

from discrep.config.tables import File, Key, nearest
from discrep.lexicon import Additions, homes


def check_additions(file: File, additions: Additions, key: Key) -> None:
    """Raise an error if words are added to what the lexicon does not have.

    Raises:
        ConfigError: no class, place or word goes by the name that words are added to.
    """
    for part in additions.__struct_fields__:
        for name in getattr(additions, part):
            if name not in homes(part):
                what = f"the lexicon has no such {part.removesuffix('s')}"
                near = nearest(name, homes(part))
                told = near if near.startswith("did") else "discrep lexicon WORD shows what it has"
                raise file.error((*key, part, name), f"{what}; {told}")
