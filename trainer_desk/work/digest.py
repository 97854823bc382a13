"""SHA-256, without loading OpenSSL for the few short texts of a start."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trainer_desk.late import late

if TYPE_CHECKING:
    import hashlib
    from hashlib import sha256
else:
    hashlib = late("hashlib")
    try:
        # The lean one that Python falls back on where it was built without OpenSSL; the standard
        # library's `random` takes its SHA-512 from there for the same reason.
        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:
        from hashlib import sha256

_LONG = 64 * 1024
"""Bytes from which OpenSSL, several times as quick and beside other threads, is worth loading."""


def sha256_hex(raw: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hexadecimal digits."""
    digest = sha256(raw) if len(raw) < _LONG else hashlib.sha256(raw)
    return digest.hexdigest()
