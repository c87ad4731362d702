"""A process that is listened to within bounds, then ended with all that it started."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_CHUNK, _PAUSE = 65_536, 0.005


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its exit code, negative for a signal; None for one that was killed, and why."""

    output: bytes
    code: int | None
    reason: str
    memory: int
    """Peak in KiB; the system counts what the parent held when it started the process as well."""


def run(command: Sequence[str], environment: Mapping[str, str], folder: Path, seconds: float, most: int) -> Ended:
    """Run a command in a session of its own, for so long and as long as its output stays below `most` bytes."""
    process = subprocess.Popen(  # noqa: S603  # no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(environment),
        cwd=folder,
        start_new_session=True,
        bufsize=0,
    )
    output, reason = b"", "interrupted"
    try:
        deadline = time.monotonic() + seconds
        output, reason = _listen(_pipe(process), deadline, most)
        reason = reason or _wait(process.pid, deadline)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        _pipe(process).close()
    return Ended(output, None if reason else process.returncode, reason, usage.ru_maxrss)


def _pipe(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise ValueError("the process has no pipe")
    return process.stdout


def _listen(pipe: IO[bytes], deadline: float, most: int) -> tuple[bytes, str]:
    """Return what the process wrote until it closed its output, and why it was not listened to any longer, if so."""
    chunks, size = list[bytes](), 0
    while True:
        if not select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
            return b"", "time is over"
        chunk = os.read(pipe.fileno(), _CHUNK)
        if not chunk:
            return b"".join(chunks), ""
        chunks.append(chunk)
        size += len(chunk)
        if size > most:
            return b"", f"more than {most} bytes of output"


def _wait(pid: int, deadline: float) -> str:
    """Wait until the process ends, but leave it to be reaped: its number still names its group."""
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if time.monotonic() > deadline:
            return "time is over"
        time.sleep(_PAUSE)
    return ""
