"""Section reports -> one office report and its account.

    template    how an office report is laid out (definitions/reports/*.yaml)
    units       a section's report as the units that compiling moves
    excerpt     a name and its surroundings within a sentence: what a section did for a matter
    merging     the units of one matter -> one text that quotes them all
    by_section  the sections' parts one after the other
    by_matter   one outline of the whole, what several sections tell told once
    brief       within a length the most important items, each whole
    weighing    how important an item is (definitions/reports/brief.yaml)
    asking      what must be asked about the inputs: other offices, reports of nothing
    numbering   markers of the finished tree
    printing    which stretches of the inputs the report prints
    pieces      stretches of a text of very many runs
    accounting  where each input item went, read off the finished report
    tracing     findings about the result, pointed at the words of the inputs
    verifying   refuses a report that lost something (losses) or made something up (inventions)

Text of the output is quoted runs and a closed list of joining words; nothing is rephrased.
Imports matters, figures and what lies below.
"""

from huizong.compiling.compile import WAYS, compile_reports
from huizong.compiling.tracing import traced
from huizong.compiling.verifying import CompilationError

__all__ = ["WAYS", "CompilationError", "compile_reports", "traced"]
