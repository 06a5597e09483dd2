"""Benchmarks, run by hand: `python -m tests.benchmarks`. They print what they measure and judge nothing."""
