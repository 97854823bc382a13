"""The program's command: the window, and all other commands, which are loaded when asked for."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer_desk import __version__
from trainer_desk.cli.place import Place, RunWindow
from trainer_desk.desk.opening import data_folder
from trainer_desk.late import late

if TYPE_CHECKING:
    from trainer_desk.cli import commands
else:
    # Half a second of loading that nobody who opens the window has to wait for.
    commands = late("trainer_desk.cli.commands")


class _Program(click.Group):
    """A group whose commands are looked for here first, and then among all others."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Called by click to find what was asked for."""
        found = super().get_command(ctx, cmd_name)
        return found or next((one for one in commands.COMMANDS if one.name == cmd_name), None)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Called by click for the page of help."""
        others = [one.name for one in commands.COMMANDS if one.name is not None]
        return sorted([*super().list_commands(ctx), *others])


def command_line(run_window: RunWindow) -> click.Group:
    """Return the program's command; `run_window` opens the window and returns its exit code."""

    @click.group(cls=_Program, invoke_without_command=True, context_settings={"show_default": True})
    @click.option(
        "--data",
        type=click.Path(path_type=Path, file_okay=False),
        help="Data folder; else $TRAINER_DESK_DATA, else the system's place.",
    )
    @click.version_option(__version__, package_name="trainer-desk", prog_name="trainer-desk")
    @click.pass_context
    def trainer_desk(context: click.Context, data: Path | None) -> None:
        """Rank, rate and rewrite what language models answer, offline.

        Without a command it opens the window.
        """
        # It logs tracebacks of every line that breaks, and they would go to the terminal; what
        # happened is told in a sentence.
        logging.getLogger("paramiko").addHandler(logging.NullHandler())
        context.obj = Place(data_folder(data, os.environ), run_window)
        if context.invoked_subcommand is None:
            context.invoke(gui, files=())

    trainer_desk.add_command(gui)
    return trainer_desk


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def gui(context: click.Context, files: tuple[Path, ...]) -> None:
    """Open the window, with FILES if any."""
    place: Place = context.obj
    context.exit(place.run_window(place.folder, files))
