"""Markdown made safe and ready to read; no Qt, any thread."""
