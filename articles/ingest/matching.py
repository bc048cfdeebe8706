"""Which article of a source a draft is: by the outlet's identifier, then by address, then by the text itself.

A format's identifiers tell its items apart; two formats name one report differently (a feed's guid, a ninjs uri).
So two identifiers with one address are two articles only when they came in one format, and that is refused,
since an address can belong to one article of a source only.
"""

from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from django.db.models import Q, QuerySet

from articles.models import Article, ArticleVersion, Source
from articles.text.urls import canonical_url

from .errors import IngestError

# Below this a text may be a stock phrase ("Watch live now."): then the headline has to be the same too.
TELLING_LENGTH = 200


class Match(StrEnum):
    GUID = "identifier"
    URL = "address"
    TEXT = "text"


class Found(NamedTuple):
    article: Article
    by: Match


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def claimed_article(source: Source, *, guid: str, url: str, format: str) -> Found | None:
    """The article with this identifier or canonical address, locked until the transaction ends.

    Raises IngestError where the two belong to two articles.
    """
    of_source = Article.objects.filter(source=source)
    by_guid = _locked(of_source.exclude(guid="").filter(guid=guid)).first() if guid else None
    by_url = _locked(of_source.exclude(url="").filter(url=url)).first() if url else None
    if by_guid and by_url and by_guid != by_url:
        raise IngestError(
            f"Its identifier is that of “{by_guid}” (article {by_guid.pk}), its address that of “{by_url}” "
            f"(article {by_url.pk}): correct the one that is wrong, here or in the file."
        )
    if by_guid:
        return Found(by_guid, Match.GUID)
    if by_url:
        _refuse_other_item(by_url, guid, format)
        return Found(by_url, Match.URL)
    return None


def article_with_text(source: Source, raw_text: str, text: str, *, headline: str) -> Found | None:
    """The first article that had this raw or this clean text in any version, locked.

    A text that does not say who published it is the one that an editor has since given its source.
    """
    for pk, its_headline in _versions_with_text(source, raw_text, text).values_list("article", "headline"):
        if len(text) >= TELLING_LENGTH or its_headline.casefold() == headline.casefold():
            return Found(_locked(Article.objects.filter(pk=pk)).get(), Match.TEXT)
    return None


def _versions_with_text(source: Source, raw_text: str, text: str) -> QuerySet[ArticleVersion]:
    same_raw_text = Q(sha256=digest(raw_text))
    of_source = Q(article__source=source)
    if source.is_unknown():
        of_source |= same_raw_text
    # The digests first and apart, so that their indexes are used.
    return (
        ArticleVersion.objects.filter(same_raw_text | Q(text_sha256=digest(text)))
        .filter(of_source)
        .order_by("article")
    )


def _locked(articles: QuerySet[Article]) -> QuerySet[Article]:
    # Joined to nothing: what a row that is waited for joins to would be of before the wait.
    return articles.select_for_update()


def _refuse_other_item(article: Article, guid: str, format: str) -> None:
    if not (article.guid and guid) or _page(article.guid) == _page(guid):
        return
    if article.versions.filter(format=format).exists():
        raise IngestError(
            f"It has the address of “{article}” (article {article.pk}) but another identifier, “{guid}”: "
            "two articles cannot have one address. Give each its own, or both the same identifier."
        )


def _page(guid: str) -> str:
    """An identifier that is an address counts as the page it leads to."""
    try:
        return canonical_url(guid)
    except ValueError:
        return guid
