"""The example office as a whole: its reports, its registers, and what its figures rest on.

`loading` puts it in by the doors that people use, app by app: `reports.example`,
`ledgers.example`, `indicators.example`; then the clerks say what the figures of their reports
rest on (`resting`), as the example's list has it (`agreements`, which knows no database).
The site lives in the example's days (`huizong_web.clock`). `commands` asks for it; nothing of the
site itself imports it.
"""
