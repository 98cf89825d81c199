"""Filters of the pages of registers."""
