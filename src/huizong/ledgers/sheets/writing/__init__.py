"""Records as a workbook, the form to fill in, and the sheet of rows that could not be taken.

book        the workbook as it is written, row by row, and the looks of its cells
values      a field's value as a cell that is read back as the same value
columns     which columns a ledger's sheets have; names of the sheets in `names`
exporting   records written out, and the empty form, with choices as drop-downs
guide       the sheet that says how each column is filled in
failing     a person's own rows that failed, with what is wrong beside and on the cells
Writes with XlsxWriter in memory that does not grow with the rows; imports the rest of sheets.
"""
