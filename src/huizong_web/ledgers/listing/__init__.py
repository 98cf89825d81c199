"""The list of a book's records: what is asked for, which records those are, how each is shown.

asking      what the address of the page asks for      ordering    by what the list is sorted
finding     the records of a page, and how many        views       the ledger's own saved views
rows        a record as a line                         totals      the figures of the period above
"""
