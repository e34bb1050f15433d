"""Measuring corpuslint on annotated sets: `just accuracy`, or `PYTHONPATH=tests python -m accuracy`."""
