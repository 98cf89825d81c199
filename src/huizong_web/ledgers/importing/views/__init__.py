"""The pages of imports: a file sent in, its columns, its trial, taken in or back; records out."""
