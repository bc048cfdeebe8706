"""Ask the full-text index. One grammar on both databases: words must all occur, "a phrase" as it stands,
and the last word may be unfinished, as it is while someone types."""

import re
from collections.abc import Iterable

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from .index import TABLE

UNIT = re.compile(r'"([^"]*)"|([^\s"]+)')
WORD = re.compile(r"\w")


def units(text: str) -> list[str]:
    """The phrases and words of a query; marks alone are not words."""
    found = (phrase or word for phrase, word in UNIT.findall(text))
    return _searchable(found)


def search_articles(queryset: QuerySet, text: str) -> QuerySet:
    """Those of `queryset` (articles) that have every word of `text` in headline or text; none for no words."""
    wanted = units(text)
    if not wanted:
        return queryset.none()
    if connection.vendor == "sqlite":
        ids = RawSQL(
            f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [_fts5(wanted, " AND ", prefix=True)]
        )
    else:
        ids = RawSQL(
            f"SELECT article_id FROM {TABLE} WHERE vector @@ to_tsquery('newsroom', %s)",
            [_tsquery(wanted, " & ", prefix=True)],
        )
    return queryset.filter(pk__in=ids)


def matching_any(words: list[str], *, limit: int) -> list[int]:
    """Ids of the articles that have any of `words`, best match first."""
    wanted = _searchable(words)
    if not wanted:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s ORDER BY rank, rowid LIMIT %s",
                [_fts5(wanted, " OR "), limit],
            )
        else:
            cursor.execute(
                f"SELECT article_id FROM {TABLE}, to_tsquery('newsroom', %s) AS query WHERE vector @@ query "
                "ORDER BY ts_rank_cd(vector, query) DESC, article_id LIMIT %s",
                [_tsquery(wanted, " | "), limit],
            )
        return [row[0] for row in cursor.fetchall()]


def _searchable(found: Iterable[str]) -> list[str]:
    # Neither database takes a NUL.
    return [unit.replace("\0", " ") for unit in found if WORD.search(unit)]


def _fts5(wanted: list[str], joiner: str, *, prefix: bool = False) -> str:
    quoted = ['"' + unit.replace('"', '""') + '"' for unit in wanted]
    return joiner.join(quoted) + ("*" if prefix else "")


def _tsquery(wanted: list[str], joiner: str, *, prefix: bool = False) -> str:
    quoted = ["'" + unit.replace("\\", "\\\\").replace("'", "''") + "'" for unit in wanted]
    return joiner.join(quoted) + (":*" if prefix else "")
