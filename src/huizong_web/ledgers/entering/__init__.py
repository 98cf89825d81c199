"""Entering a record: what a person typed, as values; what is wrong, beside its field.

typed       what was sent, as texts (kept whatever is wrong with them) and as values
inputs      each field as a form shows it          form        the whole form
files       attachments that came with it          naming      what names records of other ledgers
near        records much like the one being entered, and in what they differ
starting    what a new form begins with             answering   what entering and changing share
"""
