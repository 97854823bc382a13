"""Finished judgments to files that others read: native lines, tables, training formats."""

from trainer_desk.files.exporters.argilla import write_argilla
from trainer_desk.files.exporters.argilla_names import question_names
from trainer_desk.files.exporters.argilla_settings import write_argilla_settings
from trainer_desk.files.exporters.battles import write_battles
from trainer_desk.files.exporters.checked import FileFormat, check_file
from trainer_desk.files.exporters.counts import Drop, Exported, Finished
from trainer_desk.files.exporters.helpsteer import (
    write_helpsteer2,
    write_helpsteer2_preference,
    write_helpsteer3,
)
from trainer_desk.files.exporters.hh import write_hh
from trainer_desk.files.exporters.label_studio import write_label_studio
from trainer_desk.files.exporters.label_studio_config import write_label_studio_config
from trainer_desk.files.exporters.lines import check_jsonl, write_jsonl
from trainer_desk.files.exporters.openai import write_openai_preference, write_openai_sft
from trainer_desk.files.exporters.policy import Bad, Edits, Pairs, Policy, Ties, TrlShape
from trainer_desk.files.exporters.table import write_csv
from trainer_desk.files.exporters.table_check import check_table
from trainer_desk.files.exporters.trees import write_tree_messages, write_trees
from trainer_desk.files.exporters.trl import write_kto, write_sft, write_trl
from trainer_desk.files.exporters.ultrafeedback import write_ultrafeedback

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
    "check_jsonl",
    "check_table",
    "question_names",
    "write_argilla",
    "write_argilla_settings",
    "write_battles",
    "write_csv",
    "write_helpsteer2",
    "write_helpsteer2_preference",
    "write_helpsteer3",
    "write_hh",
    "write_jsonl",
    "write_kto",
    "write_label_studio",
    "write_label_studio_config",
    "write_openai_preference",
    "write_openai_sft",
    "write_sft",
    "write_tree_messages",
    "write_trees",
    "write_trl",
    "write_ultrafeedback",
]
