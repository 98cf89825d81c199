"""The list of a book's records: what is asked for, which records those are, how each is shown.

asking      what the address of the page asks for      wanted      what it asks of a field
holding     that, as conditions of a query             ordering    by what the list is sorted
finding     the records of a page, and how many        turning     pages by the record at their edge
views       the ledger's own views                     saving      those that people save
panels      what a list can be narrowed by             rows        a record as a line
totals      the figures of the period above
"""
