"""Keep the full-text index in step with the articles. `ingest.store` and the desk call it; nothing else writes it."""

from django.db import connection, transaction

from articles.models import Article

TABLE = "articles_search"


def index_article(article: Article) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DELETE FROM {TABLE} WHERE rowid = %s", [article.pk])
            cursor.execute(
                f"INSERT INTO {TABLE} (rowid, headline, text) VALUES (%s, %s, %s)",
                [article.pk, article.headline, article.text],
            )
        else:
            cursor.execute(
                f"INSERT INTO {TABLE} (article_id, vector) VALUES (%s, "
                "setweight(to_tsvector('newsroom', %s), 'A') || setweight(to_tsvector('newsroom', %s), 'B')) "
                "ON CONFLICT (article_id) DO UPDATE SET vector = excluded.vector",
                [article.pk, article.headline, article.text],
            )


@transaction.atomic
def rebuild_index() -> int:
    """Index every article anew; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
    count = 0
    for article in Article.objects.select_related("current_version").iterator(chunk_size=500):
        index_article(article)
        count += 1
    return count
