"""Layers: what rules may need of a document's text, each a function or value of its own file."""
