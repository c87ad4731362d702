"""The reading process: what it may use, what it may know, and that nothing is left of it."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench import bad_files, files
from documents.extraction import process, running
from documents.extraction.contract import Limits, Programs, State
from documents.extraction.process import run

ROOT = Path(__file__).resolve().parents[2]
SLEEPING_FAMILY = """
import os, subprocess, sys, time
children = [subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) for _ in range(2)]
open(sys.argv[1], "w").write(" ".join(str(pid) for pid in [os.getpid(), *(child.pid for child in children)]))
time.sleep(60)
"""


def alive(pid):
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def python(code, *arguments, seconds=20.0, most=1_000_000):
    return run([sys.executable, "-c", code, *arguments], {}, ROOT, seconds, most)


def test_hanging_process_is_killed_with_all_that_it_started(tmp_path):
    started = time.monotonic()

    ended = python(SLEEPING_FAMILY, str(tmp_path / "pids"), seconds=3.0)

    pids = (tmp_path / "pids").read_text().split()
    deadline = time.monotonic() + 5
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (ended.code, ended.reason, len(pids)) == (None, "time is over", 3)
    assert [alive(pid) for pid in pids] == [False, False, False]
    assert time.monotonic() - started < 15


def test_process_that_ends_leaves_no_child_behind(tmp_path):
    code = SLEEPING_FAMILY.replace("time.sleep(60)\n", "").replace(
        '"import time; time.sleep(60)"]', '"import time; time.sleep(60)"], stdout=subprocess.DEVNULL'
    )

    ended = python(code, str(tmp_path / "pids"))

    time.sleep(0.2)
    assert ended.code == 0
    assert [alive(pid) for pid in (tmp_path / "pids").read_text().split()] == [False, False, False]


def test_process_that_floods_is_killed_and_not_kept():
    ended = python("import sys\nwhile True: sys.stdout.write('x' * 65536)")

    assert (ended.code, ended.reason, ended.output) == (None, "more than 1000000 bytes of output", b"")


@pytest.mark.parametrize(
    ("code", "expected"), [("print('a')", 0), ("raise SystemExit(3)", 3), ("import os; os.abort()", -6)]
)
def test_end_of_a_process_is_told(code, expected):
    assert python(code).code == expected


def test_process_that_closes_its_output_and_stays_is_killed():
    ended = python("import os, time; os.close(1); time.sleep(60)", seconds=2.0)

    assert (ended.code, ended.reason) == (None, "time is over")


def test_reading_that_takes_too_long_is_too_large(read):
    found = read(files.docx(1), "docx", limits=Limits(seconds=0.01))

    assert (found.state, found.detail) == (State.TOO_LARGE, "time is over")


def test_reading_that_takes_too_much_memory_is_too_large(read):
    words = random.Random(1).randbytes(2_000_000).hex().encode()
    many = b"<w:p><w:r><w:t>" + words + b"</w:t></w:r></w:p>"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    content = bad_files.word_of(f'<w:d xmlns:w="{word}">'.encode() + many * 40 + b"</w:d>")

    found = read(content, "docx", limits=Limits(memory=150_000_000))

    assert (found.state, found.detail) == (State.TOO_LARGE, "MemoryError")


def test_answer_that_is_too_long_is_too_large(read, monkeypatch):
    monkeypatch.setattr(running, "_BESIDE_TEXT", -19_999_000)

    found = read(files.docx(5), "docx")

    assert (found.state, found.detail) == (State.TOO_LARGE, "more than 1000 bytes of output")


def test_processor_time_has_a_limit(read):
    found = read(bad_files.many_pages(), "pdf", limits=Limits(cpu=1, pages=200_000))

    assert (found.state, found.detail) == (State.TOO_LARGE, "processor time is over")


def test_reader_learns_no_secret_of_the_portal(monkeypatch, tmp_path, read):
    seen = {}
    monkeypatch.setenv("SECRET_KEY", "precious")
    monkeypatch.setattr(
        running, "run", lambda command, environment, *rest: seen.update(environment) or run(command, environment, *rest)
    )

    assert read(files.pdf(1), "pdf").state is State.DONE
    assert set(seen) <= {*running._INHERITED, "LANG", "HOME", "TMPDIR", "OMP_THREAD_LIMIT"}
    assert not Path(seen["TMPDIR"]).exists()


def test_reader_imports_neither_django_nor_what_it_does_not_need():
    code = (
        "import sys; from documents.extraction.__main__ import main; main(sys.argv[1:]);"
        "print(sorted({'django', 'wagtail', 'pypdf', 'pypdfium2', 'PIL'} & set(sys.modules)), file=sys.stderr)"
    )
    path = ROOT / "README.md"

    ended = subprocess.run(
        [sys.executable, "-c", code, str(path), "docx"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ended.stderr == "[]\n"


def test_unintelligible_answer_is_a_broken_file(monkeypatch, read):
    monkeypatch.setattr(running, "run", lambda *arguments: process.Ended(b"{}", 0, "", 1))

    assert read(b"%PDF-", "pdf").state is State.BROKEN


def test_waiting_is_interrupted_with_the_process(tmp_path):
    def interrupt(number, frame):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.alarm(3)
    try:
        with pytest.raises(KeyboardInterrupt):
            python(SLEEPING_FAMILY, str(tmp_path / "pids"))
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    time.sleep(0.2)
    assert [alive(pid) for pid in (tmp_path / "pids").read_text().split()] == [False, False, False]


def test_programs_that_are_not_there_are_done_without(read):
    assert read(b"whatever", "doc", Programs("no-such-soffice", "")).detail == "LibreOffice is not installed"
