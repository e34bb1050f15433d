"""corpuslint: a linter of prose that is measured, fast, and knows who speaks."""

__version__ = "0.1.0"

from corpuslint.hookspecs import hookimpl as hookimpl
