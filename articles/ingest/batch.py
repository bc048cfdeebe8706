"""Import many items, one after the other. Whatever becomes of one, the next has its turn."""

import logging
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from articles.models import Source

from .draft import Draft
from .errors import IngestError
from .fetch import fetch
from .parse.dispatch import parse
from .reading import MAX_BYTES, read_capped, too_large
from .store import Outcome, Run, Status, failed, store

logger = logging.getLogger(__name__)

STANDARD_INPUT = "-"

OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

# A path or folder, an http(s) address, "-" for standard input, or an upload's name and bytes.
Input = str | os.PathLike | tuple[str, bytes]


class _Document(NamedTuple):
    data: bytes
    name: str
    content_type: str = ""
    url: str = ""


def import_items(
    inputs: Iterable[Input], *, source: Source | None = None, user=None, dry_run: bool = False
) -> Iterator[Outcome]:
    """One outcome for each article found in `inputs`, as it comes; nothing is read before its turn.

    A dry run does everything in one transaction and takes it back at the end, so that later items are told from
    earlier ones as in earnest; what the caller writes while it iterates is taken back too.
    """
    run = Run()
    with _taken_back() if dry_run else _kept():
        for item in expand(inputs):
            for outcome in store_all(drafts_of(item), source=source, user=user, run=run):
                made_nothing = dry_run and outcome.status is Status.NEW
                yield outcome._replace(article=None) if made_nothing else outcome


def expand(inputs: Iterable[Input]) -> Iterator[Input]:
    """The inputs with each folder replaced by its files, sorted, those of subfolders too; hidden ones are left out."""
    for item in inputs:
        if isinstance(item, tuple) or item == STANDARD_INPUT or _is_address(item) or not Path(item).is_dir():
            yield item
        else:
            yield from _files(Path(item))


def store_all(
    drafts: Iterable[Draft | IngestError], *, source: Source | None = None, user=None, run: Run
) -> Iterator[Outcome]:
    for draft in drafts:
        if isinstance(draft, IngestError):
            yield failed(str(draft), origin=draft.item)
            continue
        try:
            outcome = store(draft, source=source, user=user, run=run)
        except Exception:
            logger.exception("Storing %s failed.", draft.origin)
            outcome = failed(_unforeseen(), headline=draft.headline, origin=draft.origin)
        yield outcome


def drafts_of(item: Input) -> Iterator[Draft | IngestError]:
    """What is in one input; never raises, whatever it is."""
    name = _name(item)
    try:
        document = _read(item)
        yield from parse(
            document.data, name=document.name, content_type=document.content_type, url=document.url
        )
    except IngestError as error:
        yield error.about(name)
    except Exception:
        logger.exception("Reading %s failed.", name)
        yield IngestError(_unforeseen(), item=name)


def _read(item: Input) -> _Document:
    if isinstance(item, tuple):
        name, data = item
        if len(data) > MAX_BYTES:
            raise too_large()
        return _Document(data, name)
    if item == STANDARD_INPUT:
        return _Document(read_capped(sys.stdin.buffer), _name(item))
    if _is_address(item):
        fetched = fetch(item)
        return _Document(fetched.body, item, fetched.content_type, fetched.url)
    if isinstance(item, str) and OTHER_ADDRESS.match(item):
        raise IngestError(
            "Only http:// and https:// addresses are fetched: save what it leads to as a file and import that."
        )
    return _Document(read_capped(Path(item)), _name(item))


def _name(item: Input) -> str:
    if isinstance(item, tuple):
        return item[0]
    return "standard input" if item == STANDARD_INPUT else os.fspath(item)


def _is_address(item: Input) -> bool:
    return isinstance(item, str) and item.lower().startswith(("http://", "https://"))


def _files(folder: Path) -> Iterator[Input]:
    """A folder that is a symbolic link inside another is not entered: it may lead back."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        # Read as a file it says, in its turn, why it cannot be.
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif not entry.is_dir():
            yield Path(entry.path)


def _unforeseen() -> str:
    return (
        "It could not be imported because of a fault in the newsroom itself, which is in its log: report it."
    )


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _kept() -> Iterator[None]:
    yield
