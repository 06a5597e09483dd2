"""Long checks, run by hand, `python -m tools.soak.NAME`; small ones are in the suite.

`kills` kills runs and compares, `full` fills disks, `fuzz` tries made-up texts, `hostile` files made to do harm,
`memory` watches a long run.
"""
