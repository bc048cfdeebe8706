"""What runs in the background, as thin calls into the rooms."""

import logging
from functools import partial
from importlib import import_module

from django.conf import settings
from django.db import transaction

from articles.coverage.fingerprints import outdate
from articles.coverage.suggesting import suggest_links
from articles.models import Article, ArticleVersion
from articles.people.mentions import harvest_mentions
from articles.quotes.harvest import harvest_quotes

task = import_module(settings.TASKS_MODULE).task
log = logging.getLogger(__name__)


@task()
def read_version(version_pk: int, *, anew: bool = False) -> None:
    """Suggest mentions, quotes and links for a new text. Safe to run twice, and for a text that is gone by now.

    `anew`: compare it with others also if that was done before.
    """
    versions = ArticleVersion.objects.select_related(
        "article__current_version", "article__source", "article__wire_credit"
    )
    version = versions.filter(pk=version_pk).first()
    if version is None or version.pk != version.article.current_version_id:
        log.info("Version %s is no article's current text any more: not read.", version_pk)
        return
    try:
        harvest_mentions(version)
        harvest_quotes(version)
        if anew:
            outdate(version.article)
        suggest_links(version.article)
    except Exception:
        # The task's own record names the error, not the article.
        log.exception("Reading version %s of “%s” failed.", version_pk, version.article)
        raise


def read_again(article: Article) -> None:
    """Once it is committed that something has changed by which the article is compared, though not its text."""
    if article.current_version_id is not None:
        # Robust: what is committed stands, whatever the queue says.
        enqueue = partial(read_version.enqueue, article.current_version_id, anew=True)
        transaction.on_commit(enqueue, robust=True)
