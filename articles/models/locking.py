"""Locks that no row stands for."""

from django.db import connection

from articles.text.keys import key


def one_at_a_time(what: str) -> None:
    """Until the transaction ends nobody else is past this line for the same thing. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key(what)])
