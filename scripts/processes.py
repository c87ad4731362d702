"""Child processes that stop with the program that started them, and leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from scripts import ROOT

STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(KeyboardInterrupt):
    """The person, or the system, asked the program to stop."""


def stop_on_signals() -> None:
    """Turn Ctrl-C, TERM and the closing of the terminal into `Stopped`."""

    def stop(number: int, frame: object) -> None:
        raise Stopped

    for number in STOPPING_SIGNALS:
        signal.signal(number, stop)


def follow(
    command: Sequence[str], environment: Mapping[str, str], on_line: Callable[[str], None]
) -> tuple[int, list[str]]:
    """Run a command to its end, handing each line it writes; return its exit code and its last lines."""
    last: deque[str] = deque(maxlen=30)
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "errors": "replace"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **options) as process:  # type: ignore[call-overload]
        try:
            for line in process.stdout:
                last.append(line.rstrip())
                on_line(last[-1])
        except BaseException:
            process.terminate()
            raise
    return process.returncode, list(last)


class Child:
    """A program that runs beside this one, in a process group of its own, and writes to a log."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self.name = name
        self.log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def has_died(self) -> bool:
        """Whether the program ended by itself."""
        return self.process.poll() is not None

    def last_lines(self, count: int = 20) -> str:
        """Return the end of what the program wrote."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])

    def signal_group(self, number: int) -> bool:
        """Send a signal to the program and to all that it started; tell whether anything was there to receive it."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)
            return True
        return False

    def is_gone(self) -> bool:
        """Tell whether nothing is left of the program, nor of what it started."""
        self.process.poll()
        return not self.signal_group(0)


def stop_all(children: Sequence[Child], within: float = 4.0) -> None:
    """Ask every program to stop, all at once, and end those that have not done so in time; nothing interrupts this."""
    for number in STOPPING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.signal_group(signal.SIGTERM)
    deadline = time.monotonic() + within
    while time.monotonic() < deadline and not all(child.is_gone() for child in children):
        time.sleep(0.05)
    for child in children:
        child.signal_group(signal.SIGKILL)
        child.process.wait()
