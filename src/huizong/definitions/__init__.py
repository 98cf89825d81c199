"""What people who do not program may edit: YAML with label, source and date, and its reader.

calendar/ the holidays of each year; formats/ how a report is set; reports/ how an office report is
laid out; words/ what words mean; ledgers/ and indicators/ registers and what is counted of them;
english/ what these say in English.
reader reads and checks a file; faults tells who wrote it what is wrong and on which line.
Imports only values.
"""

from huizong.definitions.reader import DefinitionError, Labelled, read_definition

__all__ = ["DefinitionError", "Labelled", "read_definition"]
