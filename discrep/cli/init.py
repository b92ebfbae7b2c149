"""``discrep init``: a configuration and a story to begin with."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from discrep.cli.output import write_whole
from discrep.cli.status import Exit, Stop, say

STARTER = {"discrep.toml": Path("discrep.toml"), "story.toml": Path("stories/my-story/story.toml")}


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> int:
    """Write a commented discrep.toml and the folder of a story to fill, in FOLDER.

    FOLDER is the working directory unless named. A file that is there is left as it is.
    """
    starter = resources.files("discrep.config") / "starter"
    for name, place in STARTER.items():
        path = folder / place
        if path.exists():
            say(f"{path}: is there already and is left as it is")
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, (starter / name).read_text("utf-8"))
        except OSError as error:
            raise Stop(f"{path}: cannot be written: {error.strerror}") from error
        say(f"{path}: written")
    story = (folder / STARTER["story.toml"]).parent
    say(f"Next: put two or more articles about one story into {story}, then run")
    say(f"  discrep compare {story}")
    say(f"Name the facts that matter to you in {folder / 'discrep.toml'} and try them with")
    say("  discrep check" if folder == Path() else f"  cd {folder} && discrep check")
    return Exit.CLEAN
