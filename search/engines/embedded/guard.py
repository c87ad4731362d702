"""The border with tantivy: whatever it throws, panics included, becomes `SearchUnavailable`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from search.contract import SearchError, SearchUnavailable

_NOT_OURS = (KeyboardInterrupt, SystemExit, GeneratorExit, asyncio.CancelledError)


@contextmanager
def guarded() -> Iterator[None]:
    """Turn the failures of the index into `SearchUnavailable`; a panic is no `Exception`, hence the last clause."""
    try:
        yield
    except (SearchError, *_NOT_OURS):
        raise
    except (OSError, ValueError) as error:
        raise SearchUnavailable(str(error)) from error
    except Exception:
        raise
    except BaseException as panic:
        raise SearchUnavailable(f"the index failed: {panic}") from panic
