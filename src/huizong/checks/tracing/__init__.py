"""HZ3: what a figure or a sentence rests on, and what was left behind in the file.

Each module is one rule; names that begin with an underscore are helpers of the group.
"""
