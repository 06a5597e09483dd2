"""What other recognizers expect of Chinese texts, and how much of it gongbao says too.

`python -m tools.peers PATH…` reads files (or folders of files) of cases, one JSON object a line with `suite`,
`id`, `input`, `reference`, `unsupported` and `expected`, and prints passed and total of each suite. Where our
convention differs by intent, the module of that kind of case says so and maps it; no input is treated by itself.
"""
