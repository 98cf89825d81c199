"""Rounds of reporting: from a rule to a period, its times, its state, and who stands how in it.

Pure: `periods` (which months and weeks there are), `plans` (a rule's times for a period), `states`
(what a round is at a moment), `standing` (how a unit stands in it). With the database: `models`,
`calendars` (the holidays of this site), `making` (rounds of a rule), `members` (who must report),
`gate` (who may still submit), `acts` (lock, permit, report nothing), `reminding`, `rows` (how units
stand), `keeping` (what the worker does now and then). Imports nothing of the pages.
"""
