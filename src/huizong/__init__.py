"""Huizong 汇总: several sections' reports in, one true office report out.

This is the library: pure functions over frozen values, with no database, network or Django.
The stages, from the ground up (each may import only what stands above it in this list):

    values        what everyone passes: Place, Run, Document, Item, Report, Figure, Account ...
    definitions   YAML edited by people who do not program, and its reader
    chinese       the writing of offices: numerals, measure words, sentences
    reading       bytes -> Document
    outline       Document -> the reports it contains, as trees of items
    figures       text -> figures
    matters       items of several reports -> matters
    compiling     reports -> one report and its account
    typesetting   report -> docx, pdf, html, md, txt
    pipeline      the one module that knows the order of the stages
    cli           prints; no logic
"""
