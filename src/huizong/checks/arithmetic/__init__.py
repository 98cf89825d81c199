"""HZ2: figures and logic, from the claims.

Each module is one rule; names that begin with an underscore are helpers of the group.
"""
