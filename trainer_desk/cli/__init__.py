"""The command line: parse, call one function, print."""

from trainer_desk.cli.program import command_line

__all__ = ["command_line"]
