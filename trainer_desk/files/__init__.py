"""Bytes to work and back: the native format, importers, exporters, parcels."""
