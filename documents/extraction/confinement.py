"""What the reading process does to itself before it opens the file."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

from documents.extraction.contract import Limits

_GRACE = 5
"""Seconds that the parent has, after the time allowed, before the process ends by itself."""


def confine(limits: Limits) -> None:
    """Limit memory, processor time, the size of written files and the time in all; what it starts inherits most."""
    _limit(resource.RLIMIT_AS, limits.memory)
    _limit(resource.RLIMIT_CPU, limits.cpu)
    _limit(resource.RLIMIT_FSIZE, limits.file_size)
    _limit(resource.RLIMIT_CORE, 0)
    signal.alarm(int(limits.seconds) + _GRACE)


def _limit(kind: int, wanted: int) -> None:
    """Lower a limit; one that the machine already sets lower stays."""
    hard = resource.getrlimit(kind)[1]
    value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (value, value))


def peak_memory() -> int:
    """Return the most memory, in KiB, that this process or one that it started ever held."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    own = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
    own = own or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
