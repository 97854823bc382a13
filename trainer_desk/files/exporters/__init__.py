"""Finished judgments to files that others read: native lines, tables, training formats."""

from trainer_desk.files.exporters.checked import FileFormat, check_file
from trainer_desk.files.exporters.counts import Drop, Exported, Finished
from trainer_desk.files.exporters.hh import write_hh
from trainer_desk.files.exporters.lines import write_jsonl
from trainer_desk.files.exporters.openai import write_openai_preference, write_openai_sft
from trainer_desk.files.exporters.policy import Bad, Edits, Pairs, Policy, Ties, TrlShape
from trainer_desk.files.exporters.table import write_csv
from trainer_desk.files.exporters.trl import write_kto, write_sft, write_trl

__all__ = [
    "Bad",
    "Drop",
    "Edits",
    "Exported",
    "FileFormat",
    "Finished",
    "Pairs",
    "Policy",
    "Ties",
    "TrlShape",
    "check_file",
    "write_csv",
    "write_hh",
    "write_jsonl",
    "write_kto",
    "write_openai_preference",
    "write_openai_sft",
    "write_sft",
    "write_trl",
]
