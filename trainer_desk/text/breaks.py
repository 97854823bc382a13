"""What ends a line, apart from how texts are cut: whatever shows a text asks for it."""

from __future__ import annotations

LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Every character at which `str.splitlines` ends a line; CR LF is one break."""
