"""The text of a file, page by page, read in a process of its own: a hostile file harms nothing but that process.

`running.extract` is the face of the package; `contract` holds what it takes and gives. Nothing here imports Django, so
that the process starts in a tenth of a second. `__main__` is that process; one module reads each family of formats.
"""
