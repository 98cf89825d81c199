"""HZ4: words, names and terms.

Each module is one rule; names that begin with an underscore are helpers of the group.
"""
