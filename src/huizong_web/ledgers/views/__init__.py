"""The pages of registers: each view asks the guard, reads, and hands a template its values."""
