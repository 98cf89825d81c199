"""The page of one record: its fields in groups, its history, the steps that may be taken.

parts       fields as groups          past        who changed what, and when
moves       steps with what they ask  turns       who takes those that come next
"""
