"""The misses and false alarms of organizations and programs on the annotated reports, sorted by cause.

`python -m tools.mistakes > docs/mistakes.md` writes the page anew; `--list` prints the mistakes as JSON Lines, as
`before.jsonl` keeps those of the first version. Notes kept by hand, one a mistake, are in `notes.toml`.
"""
