"""HZ1: numbering, headings and the tree of items.

Each module is one rule; names that begin with an underscore are helpers of the group.
"""
