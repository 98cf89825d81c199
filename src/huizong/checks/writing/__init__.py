"""HZ5: punctuation, numbers and units (GB/T 15834, GB/T 15835).

Each module is one rule; names that begin with an underscore are helpers of the group.
"""
