"""Where the program starts: ``discrep`` and ``python -m discrep``."""

import os
import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    # Python puts the working directory first among the places of modules. It may hold somebody's
    # articles, and must not lend the program code: so nothing else is imported before this.
    try:
        if sys.path[:1] == [os.getcwd()]:  # noqa: PTH109
            del sys.path[0]
    except OSError:  # the directory is gone
        pass

import gc
import signal  # and no more than that: until `main` runs, Ctrl-C shows a traceback

# Facts and word lists are many small objects without cycles. To look through them for cycles as
# often as by default takes one to three hundredths of a run.
_COLLECTED = (100_000, 20, 20)

TYPE_CHECKING = False  # as of typing: true for whoever checks types
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import NoReturn


def main() -> int:
    """The exit status of the command line. Ctrl-C is heard while it is imported, and at the end."""
    try:
        try:
            _on_interruption(leave)
            gc.set_threshold(*_COLLECTED)
            from discrep.cli import main as run  # noqa: PLC0415

            _on_interruption(signal.default_int_handler)  # what was begun is tidied up
            return run()
        finally:
            _on_interruption(leave)
    except KeyboardInterrupt:
        leave()


def leave(*_: "int | FrameType | None") -> "NoReturn":
    """End the process as interrupted, at once. An exception could be lost in a destructor."""
    try:
        os.write(2, b"interrupted\n")
    finally:
        os._exit(130)


def _on_interruption(handler: "Callable[[int, FrameType | None], object]") -> None:
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as under nohup
        signal.signal(signal.SIGINT, handler)


if __name__ == "__main__":
    sys.exit(main())
