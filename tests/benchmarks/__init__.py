"""Benchmarks: corpuslint beside its peers, and where its own time goes; see CONTRIBUTING.md."""
