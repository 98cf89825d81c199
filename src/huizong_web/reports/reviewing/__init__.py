"""What the office says of a section's report: returned with reasons and marked places, or accepted.

`models` (a review and its marks), `acts` (return, accept, take back), `queries`, `telling` (the
section hears of it), `versions` (pure: two versions of a report, item by item).
"""
