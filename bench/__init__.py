"""Measures of the search: how well it finds, how fast, and what that costs as the collection grows."""
