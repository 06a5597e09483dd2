"""Benchmarks, run by hand: `python -m tools.benchmarks`. They print what they measure and judge nothing."""
