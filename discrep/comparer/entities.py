"""Which names of all articles are one entity."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from discrep.comparer.clusters import Clusters
from discrep.comparer.names import Parts, initials, parts, relate_names
from discrep.comparer.spelling import fold, plain, skeleton
from discrep.model.facts import Fact
from discrep.model.findings import Entity, Variant
from discrep.model.values import Name

_NEIGHBOURS = 60  # names that follow one in a block and are compared with it


class _Node(msgspec.Struct):
    """One name as written in all articles (a surname alone: in one article), with its facts."""

    name: Name
    parts: Parts
    facts: list[Fact]

    @property
    def sources(self) -> frozenset[str]:
        return frozenset(f.source for f in self.facts)


def resolve_entities(facts: Iterable[Fact]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The entities that all Name facts name, and the entity's id for each fact's id.

    Names are compared only where they share a folded key, and of many that do only those that stand
    near each other in the alphabet, so the work grows with their number. The outcome does not
    depend on the order of ``facts``.
    """
    nodes = _nodes([f for f in facts if isinstance(f.value, Name)])
    clusters = Clusters(
        [sum(len(plain(w)) for w in node.parts.words) for node in nodes],
        lambda i, j: relate_names(nodes[i].name, nodes[j].name),
        lambda i, j: not nodes[i].sources.isdisjoint(nodes[j].sources),
    )
    for block in _blocks(nodes):
        for n, i in enumerate(block):
            for j in block[n + 1 : n + 1 + _NEIGHBOURS]:
                clusters.propose(i, j)
    clusters.settle()
    entities: list[Entity] = []
    entity_of: dict[str, str] = {}
    for members in clusters.groups():
        entity = _entity([nodes[i] for i in members])
        entities.append(entity)
        for i in members:
            entity_of |= dict.fromkeys((f.id for f in nodes[i].facts), entity.id)
    return tuple(sorted(entities, key=lambda e: (e.name, e.id))), entity_of


def _nodes(facts: Sequence[Fact]) -> list[_Node]:
    """Facts by name; a person's bare surname goes with the one full name of its article."""
    full: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        assert isinstance(fact.value, Name)
        own = parts(fact.value.name)
        votes[_key(own)][fact.value.type] += 1
        if own.given and fact.value.type == "person":
            full[fact.source, own.surname].add(_key(own))
    nodes: dict[str, _Node] = {}
    for fact in sorted(facts, key=lambda f: (f.source, f.start, f.id)):
        assert isinstance(fact.value, Name)
        own = parts(fact.value.name)
        key = _key(own)
        if not own.given and fact.value.type == "person":
            owners = full.get((fact.source, own.surname), set())
            if len(owners) == 1:
                key = next(iter(owners))
        if key not in nodes:
            kind = max(sorted(votes[key]), key=lambda t: votes[key][t])
            nodes[key] = _Node(Name(name=fact.value.name, type=kind), own, [])
        node = nodes[key]
        if own.given and not node.parts.given:
            node.name, node.parts = Name(name=fact.value.name, type=node.name.type), own
        node.facts.append(fact)
    return [nodes[key] for key in sorted(nodes)]


def _key(own: Parts) -> str:
    return " ".join(plain(w) for w in own.words) + (
        f" {own.suffix.casefold()}" if own.suffix else ""
    )


def _blocks(nodes: Sequence[_Node]) -> list[list[int]]:
    """Names that may be one: they share a folded surname, with one letter dropped, or initials."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        keys: set[str] = set()
        words = [node.parts.surname] if node.name.type == "person" else list(node.parts.words)
        for word in {*words, node.parts.words[0], "".join(map(plain, node.parts.words))}:
            folded = fold(word)
            keys.add(folded)
            keys.add(f"={skeleton(word)}")
            keys.update(folded[:k] + folded[k + 1 :] for k in range(len(folded)) if len(folded) > 3)
        keys |= {f"#{plain(i)}" for i in (initials(node.parts.words) or node.parts.words)}
        for key in keys:
            blocks[key].append(i)
    return [blocks[key] for key in sorted(blocks) if len(blocks[key]) > 1]


def _entity(nodes: Sequence[_Node]) -> Entity:
    sources: defaultdict[str, set[str]] = defaultdict(set)
    often: Counter[str] = Counter()
    for node in nodes:
        for fact in node.facts:
            assert isinstance(fact.value, Name)
            sources[fact.value.name].add(fact.source)
            often[fact.value.name] += 1
    # The fullest name in use names the entity; a bare surname, however frequent, does not.
    full = {n for n in often if parts(n).given} or set(often)
    name = min(full, key=lambda n: (-often[n], n))
    digest = hashlib.sha256(" ".join(map(fold, parts(name).words)).encode()).hexdigest()
    return Entity(
        id=f"e{digest[:12]}",
        name=name,
        variants=tuple(Variant(text=t, sources=tuple(sorted(sources[t]))) for t in sorted(sources)),
    )
