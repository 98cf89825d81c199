"""Composing: a section's month written from its records, by a template."""
