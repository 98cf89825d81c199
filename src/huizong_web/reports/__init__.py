"""The monthly round: what the sections submit, what is compiled of it, and where it came from.

`policy` says who may do what; `library` is the only module that calls `huizong.pipeline`;
`submitting`, `compiling`, `checking`, `dismissing` and `carrying` change what is stored;
`inspecting` and `noticing` bring together what was found and what was judged; `sheet`, `origins`,
`account`, `source`, `listing`, `marks`, `touching` and `printed` turn the library's values into
what a page shows, and know no database; `views` load, call these, and render. May import
`accounts` and `offices`.
"""
