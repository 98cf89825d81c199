"""The pages of indicators, a page a file: load, call the library, render."""
