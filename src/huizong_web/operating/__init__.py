"""Running an installation: the log at the terminal, backup and restore, the doctor.

Commands for whoever keeps the machine; no page leads here. Each module does one thing and raises
`Unfit` with a sentence; `commands` prints and sets the exit status. Stands above the apps, beside
`commands`.
"""
