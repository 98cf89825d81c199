"""The monthly round: what the sections submit, what is compiled of it, and where it came from.

`policy` says who may do what; `library` is the only module that calls `huizong.pipeline`;
`submitting` and `compiling` change what is stored; `sheet`, `origins`, `account` and `source`
turn the library's values into what a page shows, and know no database; `views` load, call these,
and render. May import `accounts` and `offices`.
"""
