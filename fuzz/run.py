"""Fuzzes one target: python fuzz/run.py TARGET [SECONDS] [SEED].

Mutates what is in fuzz/seeds/TARGET, and keeps what reaches lines of discrep not reached before.
SECONDS are of the processor. The same seed makes the same inputs. An input that raises, or takes
longer than it should, is written to the working directory, and the run goes on.
"""

from __future__ import annotations

import hashlib
import logging
import random
import sys
import time
import traceback
from pathlib import Path
from types import FrameType
from typing import Any

from targets import TARGETS

import discrep

SEEDS = Path(__file__).parent / "seeds"
OURS = str(Path(discrep.__file__).parent)
SLOW = 5.0  # seconds for an input of a few thousand bytes
LARGEST = 20_000
PIECES = (
    *(
        b"\0",
        b"\xff",
        b"\x1b[",
        b"\r\n\r\n",
        b"\n\n\n",
        b"<",
        b"</",
        b"<!--",
        b"-->",
        b"]]>",
        b"&#",
    ),
    *(
        b'"',
        b"'",
        b"\\u",
        b"{",
        b"[",
        b"(",
        b"---\n",
        b"1e999",
        b"-1",
        b"9" * 60,
        b"0",
        b"31 February",
    ),
    *(
        b"99:99",
        b"May 2020",
        b"at least ",
        b" million ",
        b"$",
        b"%",
        "½".encode(),
        "\u202e".encode(),
    ),
    *(
        b"obj",
        b"endstream",
        b"/Kids",
        b"R ",
        b"=?utf-8?q?",
        b"boundary=",
        b"<![CDATA[",
        b"<!ENTITY ",
    ),
)


class Reached:
    """The lines of discrep that were ever run."""

    def __init__(self) -> None:
        self.lines: set[tuple[str, int]] = set()

    def trace(self, frame: FrameType, event: str, argument: object) -> Any:
        """A trace function, for ``sys.settrace``."""
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        self.lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self.trace


def mutate(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """``data`` changed in a few places, with pieces of ``other``."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(found))
        to = min(len(found), at + chance.choice((1, 2, 8, 64)))
        match chance.randrange(6):
            case 0:
                found[at:to] = b""
            case 1:
                found[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 2, 40))
            case 2 if at < len(found):
                found[at] ^= 1 << chance.randrange(8)
            case 3:
                found[at:at] = found[at:to] * chance.choice((1, 3, 50))
            case 4 if other:
                start = chance.randrange(len(other))
                found[at:to] = other[start : start + chance.randint(1, 200)]
            case _:
                found[at:to] = bytes(chance.randrange(256) for _ in range(to - at))
    return bytes(found[:LARGEST])


def main(name: str, seconds: float = 60.0, seed: int = 0) -> int:
    """Fuzz; the exit status is 1 if anything was found."""
    logging.disable()  # parsers tell of every oddity
    target, chance, reached = TARGETS[name], random.Random(seed), Reached()
    corpus = [path.read_bytes() for path in sorted((SEEDS / name).iterdir())]
    queue, tried = list(corpus), 0
    found: set[str] = set()
    end = time.process_time() + seconds
    while queue or time.process_time() < end:
        first, second = chance.choices(corpus, k=2)
        data = queue.pop() if queue else mutate(first, second, chance)
        before, begun = len(reached.lines), time.process_time()
        sys.settrace(reached.trace)
        try:
            target(data)
            problem = ""
        except Exception:
            problem = traceback.format_exc()
        finally:
            sys.settrace(None)
        if not problem and time.process_time() - begun > SLOW:  # to trace takes long, too
            begun = time.process_time()
            target(data)
            if (took := time.process_time() - begun) > SLOW:
                problem = f"took {took:.1f} seconds"
        tried += 1
        last = problem.strip().rpartition("\n")[2][:200]
        if problem and last not in found:
            found.add(last)
            path = Path(f"{name}-{hashlib.sha256(data).hexdigest()[:8]}")
            path.write_bytes(data)
            print(f"{path}: {problem}", flush=True)
        elif len(reached.lines) > before:
            corpus.append(data)
    print(
        f"{name}: {tried} inputs, {len(corpus)} kept, {len(reached.lines)} lines reached, ", end=""
    )
    print(f"{len(found)} found")
    return bool(found)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if not arguments or arguments[0] not in TARGETS:
        sys.exit(f"name a target: {', '.join(TARGETS)}")
    name, seconds, seed, *_ = [*arguments, *("60", "0")[len(arguments) - 1 :]]
    sys.exit(main(name, float(seconds), int(seed)))
