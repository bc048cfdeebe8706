"""The one place that writes versions, and all that has to follow when an article's text is a new one."""

from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.db.models import Max

from articles.models import Article, ArticleVersion
from articles.quotes.anchoring import reanchor_quotes
from articles.search.index import index_article
from articles.tasks import read_version
from articles.text.cuts import Cut, apply_cuts

from .matching import digest

# Each look at `Article.history` builds the manager's class anew.
HISTORY = Article.history


def add_version(
    article: Article,
    raw_text: str,
    cuts: Sequence[Cut],
    *,
    headline: str,
    format: str,
    origin: str,
    made_by=None,
    changed: Sequence[str] = (),
    user=None,
    reason: str,
) -> ArticleVersion:
    """Make this the article's current version; call it in a transaction.

    Saves the article, new or with its `changed` fields, as one step of its history. Quotes and mentions move to the
    new version where that is unambiguous, the full-text index follows, and the text is read once it is committed.
    """
    is_new = article.pk is None
    if is_new:
        article.save_without_historical_record()
    old = article.current_version
    text = apply_cuts(raw_text, cuts)
    version = ArticleVersion.objects.create(
        article=article,
        number=1 if is_new else _next_number(article),
        headline=headline,
        raw_text=raw_text,
        cuts=[list(cut) for cut in cuts],
        text=text,
        sha256=digest(raw_text),
        text_sha256=digest(text),
        format=format,
        origin=origin,
        made_by=made_by,
    )
    article.current_version = version
    if is_new:
        Article.objects.filter(pk=article.pk).update(current_version=version)
        HISTORY.bulk_history_create([article], default_user=user, default_change_reason=reason)
    else:
        save_details(article, ["current_version", *changed], user=user, reason=reason)
    if old:
        reanchor_quotes(old, version)
    index_article(article)
    # Robust: what is committed has come in, whatever the queue says.
    transaction.on_commit(partial(read_version.enqueue, version.pk), robust=True)
    return version


def _next_number(article: Article) -> int:
    return 1 + (article.versions.aggregate(last=Max("number"))["last"] or 0)


def save_details(article: Article, changed: Sequence[str], *, user=None, reason: str) -> None:
    if user is not None:
        article._history_user = user
    article._change_reason = reason
    article.save(update_fields=changed)
