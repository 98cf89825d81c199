"""A report on its way out: prepared, checked, signed off, numbered, given out; each step undone.

Pure: `moves` (the states and what leads from one to the next), `slips` (what a section changed
after the report was issued). With the database: `models`, `stepping` (the one door through which a
paper moves), `numbering` (the document numbers, without gaps), `freezing` (what was issued, byte
for byte), `changed` (the slips of a paper).
"""
