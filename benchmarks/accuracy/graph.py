"""The encoder's graph for one text without padding: the same numbers from half the nodes.

PyTorch exports it for any number of texts: with shapes worked out anew for each, a mask that hides
padding, and a guard against rows that are hidden whole. The program reads one text at a time
without padding, where none of that changes a bit of the result.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

HEADS, WIDTH = 12, 384


class _Graph:
    """A graph whose values can be replaced."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self.graph = graph
        self.maker = {name: node for node in graph.node for name in node.output}
        self.given = {tensor.name: tensor for tensor in graph.initializer}

    def made_by(self, operator: str) -> list[onnx.NodeProto]:
        return [node for node in self.graph.node if node.op_type == operator]

    def constant(self, name: str) -> NDArray[np.generic]:
        """The value of a constant, wherever it is kept."""
        tensor = self.given[name] if name in self.given else self.maker[name].attribute[0].t
        return numpy_helper.to_array(tensor)

    def add(self, name: str, value: NDArray[np.generic]) -> str:
        self.graph.initializer.append(numpy_helper.from_array(value, name))
        return name

    def replace(self, old: str, new: str) -> None:
        """Let whoever uses ``old`` use ``new``."""
        for node in self.graph.node:
            for place, name in enumerate(node.input):
                if name == old:
                    node.input[place] = new

    def drop_unused(self) -> None:
        while True:
            used = {name for node in self.graph.node for name in node.input}
            used |= {told.name for told in self.graph.output}
            idle = [node for node in self.graph.node if used.isdisjoint(node.output)]
            if not idle:
                break
            for node in idle:
                self.graph.node.remove(node)
        for tensor in [t for t in self.graph.initializer if t.name not in used]:
            self.graph.initializer.remove(tensor)


def for_one_text(model: onnx.ModelProto) -> None:
    """Change ``model``, a quantized encoder as PyTorch exports it, in place."""
    found = _Graph(model.graph)
    _drop_mask(found)
    _fix_shapes(found)
    _fix_token_types(found)
    found.drop_unused()
    onnx.checker.check_model(model)


def _drop_mask(found: _Graph) -> None:
    """Without padding the mask adds 0 to every score, and no row of scores is empty."""
    for softmax in found.made_by("Softmax"):
        masked = found.maker[softmax.input[0]]
        (softmax.input[0],) = (
            name for name in masked.input if found.maker[name].op_type == "MatMul"
        )
        (guarded,) = (n for n in found.made_by("Where") if softmax.output[0] in n.input)
        found.replace(guarded.output[0], softmax.output[0])


def _fix_shapes(found: _Graph) -> None:
    """In attention: cut into heads, an idle step, and joined again."""
    heads = found.add("heads", np.array([1, -1, HEADS, WIDTH // HEADS], np.int64))
    joined = found.add("joined", np.array([1, -1, WIDTH], np.int64))
    for reshape in found.made_by("Reshape"):
        before = found.maker[reshape.input[0]].op_type
        if "/attention/" not in reshape.output[0]:
            continue
        if before == "Add":
            reshape.input[1] = heads
        elif before == "MatMul":
            found.replace(reshape.output[0], reshape.input[0])
        elif before == "Transpose":
            reshape.input[1] = joined


def _fix_token_types(found: _Graph) -> None:
    """All words are of the first type."""
    (types,) = (n for n in found.made_by("DequantizeLinear") if "token_type" in n.output[0])
    rows = found.constant(found.maker[types.input[0]].input[0])
    scale, zero = (found.constant(name) for name in types.input[1:])
    first = (rows[0].astype(np.int32) - zero.astype(np.int32)).astype(np.float32) * scale
    found.replace(types.output[0], found.add("token_type", first.reshape(1, 1, -1)))
