"""What one file holds, told by the fields of its first record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Final

Fields = Mapping[str, object]


class Content(Enum):
    """What one file holds."""

    NATIVE = "native"
    GENERIC = "generic"
    ALPACA_EVAL = "alpaca_eval"
    QUESTIONS = "questions"
    ANSWERS = "answers"
    TREES = "trees"
    TREE_MESSAGES = "tree_messages"
    PREFERENCE = "preference"
    UNPAIRED = "unpaired"
    COMPLETIONS = "completions"
    BATTLES = "battles"
    BATTLE_TABLE = "battle_table"
    HELPSTEER2 = "helpsteer2"
    HELPSTEER2_PREFERENCE = "helpsteer2_preference"
    HELPSTEER3 = "helpsteer3"
    ULTRAFEEDBACK = "ultrafeedback"
    LABEL_STUDIO = "label_studio"
    ARGILLA = "argilla"
    RED_TEAM = "red_team"
    XSTEST = "xstest"
    FACTCHECK = "factcheck"


XSTEST_TYPES: Final = frozenset(
    prefix + name
    for name in (
        "homonyms", "figurative_language", "safe_targets", "safe_contexts", "definitions",
        "discr", "nons_group_real_discr", "real_group_nons_discr", "historical_events", "privacy",
        "privacy_public", "privacy_fictional",
    )
    for prefix in ("", "contrast_")
)  # fmt: skip
"""Kinds of prompt in the XSTest suite; the contrasts are those that had better be refused."""

HELPSTEER_AXES: Final = ("helpfulness", "correctness", "coherence", "complexity", "verbosity")
ULTRAFEEDBACK_AXES: Final = ("helpfulness", "honesty", "instruction_following", "truthfulness")

_NEVER_TABLES: Final = frozenset(
    (Content.COMPLETIONS, Content.HELPSTEER2, Content.HELPSTEER2_PREFERENCE, Content.HELPSTEER3,
     Content.TREE_MESSAGES)
)  # fmt: skip
_LABEL_STUDIO_NAMES: Final = frozenset(
    ("id", "data", "meta", "created_at", "updated_at", "project", "inner_id", "overlap",
     "file_upload", "annotations", "predictions")
)  # fmt: skip
_ARGILLA_NAMES: Final = frozenset(
    ("id", "external_id", "fields", "metadata", "vectors", "status", "responses", "suggestions",
     "_server_id")
)  # fmt: skip
_COMPLETION_NAMES: Final = (
    frozenset(("messages", "tools", "functions", "parallel_tool_calls", "function_call")),
    frozenset(("prompt", "completion")),
)


def content_of(fields: Fields, *, table: bool = False) -> Content:
    """Return what a file holds whose first record has these fields.

    Where it is a table, all its values are texts: formats that hold numbers, lists or objects are
    then columns like any others, and a person says which is which.
    """
    content = next((content for content, fits in _TESTS if fits(fields)), Content.GENERIC)
    return Content.GENERIC if table and content in _NEVER_TABLES else content


def _has(fields: Fields, *names: str) -> bool:
    return fields.keys() >= set(names)


def _texts(fields: Fields, *names: str) -> bool:
    return all(isinstance(fields.get(name), str) for name in names)


def _lists(fields: Fields, *names: str) -> bool:
    return all(isinstance(fields.get(name), list) for name in names)


def _is_trees(fields: Fields) -> bool:
    return "message_tree_id" in fields and isinstance(fields.get("prompt"), dict)


def _is_questions(fields: Fields) -> bool:
    turns = _lists(fields, "turns") and ("question_id" in fields or "uid" in fields)
    few = fields.keys() <= {"uid", "category", "subcategory", "prompt"}
    return turns or (few and _has(fields, "uid", "category", "prompt"))


def _is_answers(fields: Fields) -> bool:
    older = "question_id" in fields and _lists(fields, "choices")
    return older or (_has(fields, "uid", "model") and _lists(fields, "messages"))


def _is_preference(fields: Fields) -> bool:
    return _has(fields, "chosen", "rejected") or _has(
        fields, "preferred_output", "non_preferred_output"
    )


def _is_ultrafeedback(fields: Fields) -> bool:
    completions = fields.get("completions")
    return (
        "instruction" in fields
        and isinstance(completions, list)
        and any(isinstance(each, dict) and "annotations" in each for each in completions)
    )


def _is_label_studio(fields: Fields) -> bool:
    worked_on = isinstance(fields.get("annotations", fields.get("predictions")), list)
    known = worked_on or fields.keys() <= _LABEL_STUDIO_NAMES
    return isinstance(fields.get("data"), dict) and known


def _is_argilla(fields: Fields) -> bool:
    worked_on = isinstance(fields.get("responses", fields.get("suggestions")), dict | list)
    known = worked_on or fields.keys() <= _ARGILLA_NAMES
    return isinstance(fields.get("fields"), dict) and known


def _is_completions(fields: Fields) -> bool:
    messages, pair = _COMPLETION_NAMES
    chat = fields.keys() <= messages and _lists(fields, "messages")
    return chat or fields.keys() == pair


def _is_red_team(fields: Fields) -> bool:
    return _texts(fields, "transcript") and any(
        name in fields for name in ("min_harmlessness_score_transcript", "red_team_member_id")
    )


def _is_xstest(fields: Fields) -> bool:
    return _texts(fields, "id", "type", "prompt") and fields["type"] in XSTEST_TYPES


def _is_factcheck(fields: Fields) -> bool:
    sentences = fields.get("sentences")
    return (
        _texts(fields, "prompt", "response")
        and isinstance(sentences, dict)
        and any(isinstance(each, dict) and "claims" in each for each in sentences.values())
    )


_TESTS: Final[tuple[tuple[Content, Callable[[Fields], bool]], ...]] = (
    (Content.TREES, _is_trees),
    (
        Content.TREE_MESSAGES,
        lambda fields: _has(fields, "message_id", "parent_id", "message_tree_id", "text", "role"),
    ),
    (Content.QUESTIONS, _is_questions),
    (Content.ANSWERS, _is_answers),
    (Content.ALPACA_EVAL, lambda fields: _texts(fields, "instruction", "output", "generator")),
    (Content.PREFERENCE, _is_preference),
    (
        Content.BATTLES,
        lambda fields: "winner" in fields and _lists(fields, "conversation_a", "conversation_b"),
    ),
    (
        Content.BATTLE_TABLE,
        lambda fields: (
            _has(fields, "model_a", "model_b", "winner_model_a", "winner_model_b")
            and _texts(fields, "prompt", "response_a", "response_b")
        ),
    ),
    (
        Content.HELPSTEER2,
        lambda fields: _has(fields, "prompt", "response", *HELPSTEER_AXES),
    ),
    (
        Content.HELPSTEER2_PREFERENCE,
        lambda fields: _has(fields, "prompt", "response_1", "response_2", "preference_strength"),
    ),
    (
        Content.HELPSTEER3,
        lambda fields: _has(fields, "context", "response1", "response2", "overall_preference"),
    ),
    (Content.ULTRAFEEDBACK, _is_ultrafeedback),
    (Content.LABEL_STUDIO, _is_label_studio),
    (Content.ARGILLA, _is_argilla),
    (
        Content.UNPAIRED,
        lambda fields: (
            _has(fields, "prompt", "completion") and isinstance(fields.get("label"), bool)
        ),
    ),
    (Content.COMPLETIONS, _is_completions),
    (Content.RED_TEAM, _is_red_team),
    (Content.XSTEST, _is_xstest),
    (Content.FACTCHECK, _is_factcheck),
)
"""The first that fits counts."""
