"""People, and how they sign in: the user, the lock after bad passwords, the language switch.

May import `offices`; knows nothing of reports.
"""
