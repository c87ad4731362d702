"""What is computed from ranked answers, from times and from processes."""

from __future__ import annotations

import math
import resource
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

_KIB = 1024
_MB = 1_000_000

Answer = TypeVar("Answer")


def ndcg(ranked: Sequence[str], relevant: Collection[str], depth: int = 10) -> float:
    """Return the normalised discounted cumulative gain of a ranking, every relevant document being worth the same."""
    gain = sum(1 / math.log2(rank + 2) for rank, found in enumerate(ranked[:depth]) if found in relevant)
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(depth, len(relevant))))
    return gain / ideal if ideal else 0.0


def recall(ranked: Sequence[str], relevant: Collection[str], depth: int = 100) -> float:
    """Return the share of the relevant documents found among the first ones."""
    return len(set(ranked[:depth]) & set(relevant)) / len(relevant) if relevant else 0.0


def mean(values: Iterable[float]) -> float:
    """Return the mean, 0 of nothing."""
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else 0.0


def percentile(values: Iterable[float], share: float) -> float:
    """Return the smallest value that at least this share of the values does not exceed, 0 of nothing."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


@dataclass(slots=True)
class Timings:
    """Milliseconds that calls took."""

    milliseconds: list[float] = field(default_factory=list)

    def time(self, call: Callable[[], Answer]) -> Answer:
        """Make a call and note how long it took."""
        started = time.perf_counter()
        answer = call()
        self.milliseconds.append((time.perf_counter() - started) * 1000)
        return answer

    @property
    def p50(self) -> float:
        """The time that half of the calls did not exceed."""
        return percentile(self.milliseconds, 0.5)

    @property
    def p95(self) -> float:
        """The time that 95 % of the calls did not exceed."""
        return percentile(self.milliseconds, 0.95)


def peak_memory() -> float:
    """Return the most memory that this program ever held, in MB, the parts of files that it mapped included."""
    return _status("VmHWM:") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB / _MB


def own_memory() -> float:
    """Return the memory of this process that is no part of a file, in MB; 0 where the system does not say."""
    return _status("RssAnon:")


def _status(name: str) -> float:
    """Return a size that Linux gives of this process; unlike `getrusage`, it starts anew with each program."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith(name)) * _KIB / _MB


def size_of(folder: Path) -> float:
    """Return the size of the files of a folder, in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / _MB
