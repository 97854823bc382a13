"""Finished judgments to files that others read: native lines, preference pairs, tables."""

from trainer_desk.files.exporters.counts import Drop, Exported
from trainer_desk.files.exporters.lines import write_jsonl
from trainer_desk.files.exporters.pairs import Edits, Pairs, Ties
from trainer_desk.files.exporters.table import write_csv
from trainer_desk.files.exporters.trl import TrlOptions, TrlShape, write_trl

__all__ = [
    "Drop",
    "Edits",
    "Exported",
    "Pairs",
    "Ties",
    "TrlOptions",
    "TrlShape",
    "write_csv",
    "write_jsonl",
    "write_trl",
]
