"""SQLite whose commits write the log."""
