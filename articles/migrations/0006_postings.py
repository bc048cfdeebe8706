"""Where an article is looked up by its keys within a window of days; see articles/search/postings.py.

Django's own tables would keep each row twice on SQLite, once in the table and once in its index.
"""

from django.db import migrations

SQLITE = [
    """
    CREATE TABLE articles_posting (
        term integer NOT NULL, day integer NOT NULL, article_id integer NOT NULL, weight real NOT NULL,
        PRIMARY KEY (term, day, article_id)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE articles_term (term integer PRIMARY KEY, weight real NOT NULL)",
]
POSTGRES = [
    """
    CREATE TABLE articles_posting (
        term bigint NOT NULL, day integer NOT NULL, article_id bigint NOT NULL, weight real NOT NULL,
        PRIMARY KEY (term, day, article_id) INCLUDE (weight)
    )
    """,
    "CREATE TABLE articles_term (term bigint PRIMARY KEY, weight double precision NOT NULL)",
]


def create(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_posting")
    schema_editor.execute("DROP TABLE articles_term")


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_publishers_set_the_desk")]

    operations = [migrations.RunPython(create, drop)]
