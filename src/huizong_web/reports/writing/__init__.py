"""Writing a report in the page: items with levels, kept as one types, handed in as a file.

Pure: `lines` (an item as it is written), `merging` (two people's changes put together, nothing of
either lost), `typed` (items as lines of one text, for pages without a script), `papers` (items to a
report and back). With the database: `models`, `keeping` (stores what was typed), `sending` (hands
in, and says what was handed in when), `starting` (what one may begin with), `looking` (the
review's marks and the rules' findings at the items they speak of), `leaving` (open drafts of who
leaves). Imports nothing of the pages.
"""
