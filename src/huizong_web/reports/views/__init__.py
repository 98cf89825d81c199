"""The pages of reports, a page a file: load, call the library, render."""
