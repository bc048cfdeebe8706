"""The full-text index: an FTS5 table on SQLite; a tsvector table with unaccented English stems on PostgreSQL."""

from django.db import migrations

SQLITE = [
    """
    CREATE VIRTUAL TABLE articles_search
    USING fts5(headline, text, tokenize = 'porter unicode61 remove_diacritics 2')
    """
]
POSTGRES = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE TEXT SEARCH CONFIGURATION newsroom (COPY = english)",
    """
    ALTER TEXT SEARCH CONFIGURATION newsroom
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem
    """,
    """
    CREATE TABLE articles_search (
        article_id bigint PRIMARY KEY,
        vector tsvector NOT NULL
    )
    """,
    "CREATE INDEX articles_search_vector ON articles_search USING gin (vector)",
]


def create(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_search")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TEXT SEARCH CONFIGURATION newsroom")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
