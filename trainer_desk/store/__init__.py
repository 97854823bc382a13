"""The only SQL: what was imported, drafted and judged, kept durably on this machine."""
