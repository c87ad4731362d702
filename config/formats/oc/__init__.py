"""Occitan, which Django does not know."""
