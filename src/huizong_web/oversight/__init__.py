"""The pages of the audit administrator: the log, filtered, page by page, and as a file.

Reads what `audit` keeps and changes nothing; even reading is noted there. Of several offices in
one installation each sees its own: what was done to its things or by its people, and what belongs
to no office, such as sign-ins under a name that nobody has.
"""
