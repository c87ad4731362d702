"""The services that the tests need, found or started on any machine.

Each is taken from the first of: what an environment variable points to; Docker, where an engine answers; the system's
packages. `choice` holds that order, one module per service holds the rest, and `command` is the program.
"""
