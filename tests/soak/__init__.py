"""Long checks, run by hand: `python -m tests.soak.fuzz`, `python -m tests.soak.kills`. Small ones are in the suite."""
