"""PostgreSQL whose commits write the log."""
