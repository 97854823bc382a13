"""Widgets: setters in, signals out; they know work and text, never the desk."""
