"""Keys of tests: as files of their own for leads, and sealed inside the test.

A sealed key is AES-256-GCM under a key that scrypt (N = 2^15, r = 8, p = 1) makes of the
passphrase; the batch's id is authenticated with it, so that a key opens in its own batch only.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from trainer_desk.files import wire
from trainer_desk.files.answer_codec import answers_in, answers_out, check_answers, named_responses
from trainer_desk.files.atomic import writing
from trainer_desk.files.decoding import ENCODE, Place, Shape, refuse_repeats
from trainer_desk.files.errors import FormatError
from trainer_desk.work.ids import BatchId, TaskId
from trainer_desk.work.key import AnswerKey, RightAnswers

_KEY: Final = Shape(wire.AnswerKey)
_SEALED: Final = "td1:"
_SALT_BYTES, _NONCE_BYTES = 16, 12
MAX_BYTES: Final = 200 * 1024 * 1024


class WrongPassphrase(Exception):
    """The passphrase does not open the key, or somebody changed the key."""


def key_to_json(key: AnswerKey) -> bytes:
    """Return the key as canonical JSON."""
    tasks = tuple(
        wire.RightAnswers(task=task.task_id, answers=answers_out(task.answers))
        for task in key.tasks
    )
    return ENCODE(
        wire.AnswerKey(format="trainer-desk-key", version=1, batch=key.batch_id, tasks=tasks)
    )


def key_from_json(raw: bytes, *, file: str = "") -> AnswerKey:
    """Return the key that `key_to_json` wrote, or that a person wrote by FORMAT.md.

    Raises:
        FormatError: If it is no key.
    """
    place = Place(file)
    found = _KEY.decode(raw, place)
    refuse_repeats((task.task for task in found.tasks), "$.tasks", "task id", place)
    for at, task in enumerate(found.tasks):
        # Which responses the task has is not told here; they are compared when it is scored.
        named = frozenset(named_responses(task.answers))
        check_answers(task.answers, named, f"$.tasks[{at}].answers", place)
    return AnswerKey(
        batch_id=BatchId(found.batch),
        tasks=tuple(
            RightAnswers(task_id=TaskId(task.task), answers=answers_in(task.answers))
            for task in found.tasks
        ),
    )


def read_key(path: Path) -> AnswerKey:
    """Return the key in a file.

    Raises:
        FormatError: If it is no key.
        OSError: If it cannot be read.
    """
    with path.open("rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise FormatError(path.name, f"is longer than {MAX_BYTES // 2**20} MB")
    return key_from_json(raw, file=path.name)


def write_key(path: Path, key: AnswerKey) -> None:
    """Write a key into a file of its own, all of it or nothing.

    Raises:
        OSError: If it cannot be written.
    """
    with writing(path) as stream:
        stream.write(key_to_json(key) + b"\n")


def sealed(key: AnswerKey, passphrase: str, *, randomness: Callable[[int], bytes]) -> str:
    """Return the key so that nobody reads it without the passphrase.

    Its length tells about how many answers there are, and no more.

    Args:
        randomness: Gives that many bytes that nobody can guess (`os.urandom`).

    Raises:
        ValueError: If the passphrase is empty.
    """
    if not passphrase:
        raise ValueError("a key is not sealed without a passphrase")
    salt, nonce = randomness(_SALT_BYTES), randomness(_NONCE_BYTES)
    content = zlib.compress(key_to_json(key), 9)
    hidden = AESGCM(_derived(passphrase, salt)).encrypt(nonce, content, key.batch_id.encode())
    return _SEALED + base64.b64encode(salt + nonce + hidden).decode("ascii")


def opened(text: str, passphrase: str, batch_id: BatchId) -> AnswerKey:
    """Return the key that was sealed for a batch.

    Raises:
        WrongPassphrase: If the passphrase is another, or the key was changed or is another batch's.
        FormatError: If the text is no sealed key.
    """
    try:
        if not text.startswith(_SEALED):
            raise ValueError("no sealed key")
        raw = base64.b64decode(text.removeprefix(_SEALED), validate=True)
        salt, nonce = raw[:_SALT_BYTES], raw[_SALT_BYTES : _SALT_BYTES + _NONCE_BYTES]
        hidden = raw[_SALT_BYTES + _NONCE_BYTES :]
        content = AESGCM(_derived(passphrase, salt)).decrypt(nonce, hidden, batch_id.encode())
    except InvalidTag as error:
        raise WrongPassphrase from error
    except (ValueError, binascii.Error) as error:
        raise FormatError("", "`$.test.sealed_key` is no sealed key") from error
    inflate = zlib.decompressobj()
    plain = inflate.decompress(content, MAX_BYTES)
    return key_from_json(plain, file="sealed key")


def _derived(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        passphrase.encode("utf-8"), salt=salt, n=2**15, r=8, p=1, maxmem=2**26, dklen=32
    )
