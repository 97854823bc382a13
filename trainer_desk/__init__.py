"""Trainer Desk: an offline-first desktop workbench for AI trainers."""

__version__ = "0.1.0"
