"""The office, its sections, and who holds which post. Imports nothing of the site."""
