"""What was found, written for a reader or a program.

positions   where a place stands, in a person's words: 12:1, 第3段, 表1 第2行第3列
columns     widths of characters on a terminal, the line with carets under the quoted words
console     findings as text for people, grouped by rule, with a summary
sarif       findings as SARIF 2.1.0
claims      claims as text for people
following   promises, changes and near copies as text for people
Imports values and checks (for the rules' pages); returns text, prints nothing.
"""
