"""Deeds that read the whole of an event see it as it was at one moment, however many questions that takes.

PostgreSQL otherwise answers each question with what was committed just before it, and an edition would mix what an
editor saved before with what another saves while it is being written. On SQLite nobody else writes meanwhile.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction

# Somebody changed a row that this deed writes, in between: it is done anew on what they left.
SERIALIZATION_FAILURE = "40001"
TRIES = 5
BUSY = "Others change too much of the event at this moment. Repeat the step."


def at_one_moment(deed: Callable) -> Callable:
    """As `transaction.atomic`. Within another transaction, it is that one's moment."""

    @wraps(deed)
    def done(*args, **kwargs):
        if connection.vendor != "postgresql" or connection.in_atomic_block:
            with transaction.atomic():
                return deed(*args, **kwargs)
        for _ in range(TRIES):
            try:
                with transaction.atomic():
                    with connection.cursor() as cursor:
                        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                    return deed(*args, **kwargs)
            except OperationalError as error:
                if getattr(error.__cause__, "sqlstate", "") != SERIALIZATION_FAILURE:
                    raise
        raise ValidationError(BUSY)

    return done
