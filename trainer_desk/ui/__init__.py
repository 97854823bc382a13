"""The window: the only Qt besides app.py."""
