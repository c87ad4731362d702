"""The models of the events."""
