"""The pages of the office itself: its units, their duties, its workbook, handing over."""
