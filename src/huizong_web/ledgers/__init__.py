"""Ledgers: the registers that an office keeps, with their records.

definitions   which ledgers there are: shipped, and the office's own folder of HUIZONG_LEDGERS
models        Book: a ledger as an office keeps it; Record; its history (Entry); Attachment
derived       made from these, to find and count: tallies, states from day to day, days of rows
tallying      what figures ask of a record, in a row of a tenth of its size
keeping       the one door by which records are entered, changed, moved on, taken out
taking_over   registers that were kept elsewhere, each record with its past; example
loading       records from the database as the library has them; others: with what they name
roles         who takes which step     words   what is searched     access   what addresses name
The library (`huizong.ledgers`) decides what is right; here it is stored, and asked who may.
Imports notifications, accounts, offices, policy, audit and the library.
"""
