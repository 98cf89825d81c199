"""HZ6: the form of an official document (GB/T 9704).

Each module is one rule; names that begin with an underscore are helpers of the group.
"""
