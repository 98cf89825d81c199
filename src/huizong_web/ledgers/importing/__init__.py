"""Importing: records come in from a workbook, go out as one, and an import can be taken back.

models      Import: a file with its plan, what its trial said, what became of it
receiving   a file is stored, once; its columns are proposed     planning   a person changes them
reading     the file with the book's names and records beside it: what `sheets` needs of a store
acting      tried, taken in, taken back: each one transaction    exporting  out, with who may see
The library (`huizong.ledgers.sheets`) reads, judges and writes; here it is stored, and asked who
may. An app of its own, so that its tables change without those of records.
"""
