"""Writing a report in the page: items with levels, kept as one types, handed in as a file.

Pure: `lines` (an item as it is written), `merging` (two people's changes put together, nothing of
either lost), `papers` (items to a report and back). With the database: `models`, `keeping` (stores
what was typed), `sending` (hands in).
"""
