"""Pages as files, for a web server to give out without asking the application: `<root>/events/<slug>/index.html`.

A file is whole at any moment: it is written beside its place, brought to the disk and renamed into it. A `.gz` of it
lies beside. Nothing is here unless the setting STATIC_PAGES_ROOT names a folder.
"""

import fcntl
import gzip
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

PAGE, ZIPPED = "index.html", "index.html.gz"
# The web server is another user, and only reads.
FILE_MODE, FOLDER_MODE = 0o644, 0o755


def are_on() -> bool:
    return bool(settings.STATIC_PAGES_ROOT)


@contextmanager
def one_writer() -> Iterator[None]:
    """Who is within has the folder alone, among all processes of this machine. Look into the database only here: then
    whoever comes last writes what was committed last."""
    folder = _folder()
    _make(folder)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def put(slug: str, html: bytes) -> None:
    folder = _folder() / slug
    _make(folder)
    _replace(folder / ZIPPED, gzip.compress(html, mtime=0))
    _replace(folder / PAGE, html)


def take_away(slug: str) -> None:
    """The page first: it is what the web server looks for."""
    folder = _folder() / slug
    if not folder.is_dir():
        return
    for path in [folder / PAGE, folder / ZIPPED, *folder.iterdir()]:
        path.unlink(missing_ok=True)
    folder.rmdir()


def present() -> list[str]:
    return sorted(path.name for path in _folder().iterdir() if path.is_dir())


def _folder() -> Path:
    return Path(settings.STATIC_PAGES_ROOT) / "events"


def _make(folder: Path) -> None:
    for one in (*reversed(folder.parents), folder):
        if not one.exists():
            one.mkdir(exist_ok=True)
            one.chmod(FOLDER_MODE)


def _replace(path: Path, content: bytes) -> None:
    number, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, FILE_MODE)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
    _sync_names(path.parent)


def _sync_names(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
