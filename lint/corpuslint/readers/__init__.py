"""Readers: each turns an input of one format into sources."""
