"""A database of its own for as long as something is tried: on the newsroom's engine, and never the newsroom's own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections


class NoDatabase(Exception):
    """Why no throw-away database can be had, and what to do."""


@contextmanager
def throwaway_database(file: Path | None = None) -> Iterator[None]:
    """Within it, every query of this thread goes to a new migrated database, which is gone afterwards.

    On SQLite it is in memory, or in `file`, which its folder outlasts no longer than the caller wants.
    """
    own = connections[DEFAULT_DB_ALIAS]
    with nullcontext(file or ":memory:") if own.vendor == "sqlite" else _on_postgres(own) as name:
        tried = own.__class__({**own.settings_dict, "NAME": name}, alias=DEFAULT_DB_ALIAS)
        connections[DEFAULT_DB_ALIAS] = tried
        try:
            call_command("migrate", verbosity=0)
            yield
        finally:
            tried.close()
            connections[DEFAULT_DB_ALIAS] = own


@contextmanager
def _on_postgres(own) -> Iterator[str]:
    name = own.ops.quote_name(f"newsroom_tried_{os.getpid()}")
    try:
        _outside(own, f"CREATE DATABASE {name}")
    except DatabaseError as error:
        raise NoDatabase(
            f"No throw-away database could be made ({str(error).strip()}). Allow the database user to create "
            "databases, or run this command with DATABASE_URL=sqlite:///:memory: in its environment."
        ) from error
    try:
        yield name.strip('"')
    finally:
        _outside(own, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _outside(own, statement: str) -> None:
    """A database is made and dropped from outside of it."""
    with own._nodb_cursor() as cursor:
        cursor.execute(statement)
