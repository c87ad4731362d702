"""A guard: no tracked file names the host of a package registry, so that the project installs through any mirror."""

from __future__ import annotations

import re
import subprocess
import sys

from scripts import ROOT

PIECES = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("yarnpkg", "com"),
    ("crates", "io"),
    ("rubygems", "org"),
    ("maven", "org"),
    ("proxy.golang", "org"),
    ("deb.debian", "org"),
)
"""Hosts in two pieces, since this file is tracked as well."""


def hosts() -> re.Pattern[bytes]:
    """Return the pattern of a registry's host."""
    names = "|".join(re.escape(".".join(pieces)) for pieces in PIECES)
    return re.compile(rf"(?<![A-Za-z0-9-])(?:{names})(?![A-Za-z0-9-])".encode())


def tracked_files() -> list[str]:
    """Return the files that git tracks, or would track."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted({name for name in listing.split("\0") if name})


def findings() -> list[str]:
    """Return `file:line: host` for each registry's host that a tracked file names."""
    pattern = hosts()
    found = []
    for name in tracked_files():
        path = ROOT / name
        if not path.is_file() or path.is_symlink():
            continue
        for number, line in enumerate(path.read_bytes().splitlines(), start=1):
            found += [f"{name}:{number}: {match.group().decode()}" for match in pattern.finditer(line)]
    return found


def main() -> int:
    """Print the findings; fail when there is one."""
    found = findings()
    print("\n".join(found) or "No tracked file names a package registry.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
