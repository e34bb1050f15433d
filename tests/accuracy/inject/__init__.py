"""Faults planted in clean articles, and how many of them the rules find."""
