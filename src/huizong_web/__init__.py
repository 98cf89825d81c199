"""The office system: a Django site over the library `huizong`.

An app is a folder for one affair of an office: `offices` (the office, its sections, who holds
which post), `accounts` (people and how they sign in), `reports` (rounds, what the sections
submit, what is compiled of it). Views load, call the library, and render. Imports point
downward: commands, urls, reports, accounts, offices; any of them may use `huizong`, which
knows nothing of this package.
"""
