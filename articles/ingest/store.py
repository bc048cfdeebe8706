"""Put a draft into the database: find its source and article, clean it, and write a version if its text is new.

An article can come by several routes, a feed and its page for instance, and each route tells the text a little
differently. So a text has changed only if it differs from what last came by its own route too; otherwise two routes
would make a new version of every article each time they are read in turn.
"""

from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from articles.models import Article, ArticleVersion, Source
from articles.search.index import index_article
from articles.text.cleaning import Cleaned, clean
from articles.text.cuts import apply_cuts

from .details import details_of, identity_of, say_fields, write_details
from .draft import Draft
from .errors import IngestError
from .footers import FooterWatch, Joined
from .matching import Found, Match, article_with_text, claimed_article, digest
from .recutting import recut, recut_for_footers, with_editors_wishes
from .sources import UNKNOWN_SLUG, agency_names, source_of
from .versions import add_version, save_details

__all__ = ["Outcome", "Status", "failed", "recut", "store"]

# The longest articles of record (book-length magazine reports) have some 150,000 characters; what is longer is a
# book or a page that never ends.
LONGEST_TEXT = 200_000

ORIGIN_LENGTH = ArticleVersion._meta.get_field("origin").max_length


class Status(StrEnum):
    NEW = "new"
    NEW_VERSION = "new_version"
    UNCHANGED = "unchanged"
    FAILED = "failed"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


class Outcome(NamedTuple):
    """What became of one item. `message` says why it failed, and may add to the rest; `article` is None for what
    failed, and for what a dry run would have made."""

    status: Status
    article: Article | None
    label: str
    message: str = ""


class Run:
    """What the items of one batch have in common, so that the database is asked for it once."""

    def __init__(self) -> None:
        self.footers = FooterWatch()

    @cached_property
    def agencies(self) -> frozenset[str]:
        return agency_names()


def store(
    draft: Draft,
    *,
    source: Source | None = None,
    user=None,
    dry_run: bool = False,
    run: Run | None = None,
) -> Outcome:
    """All of it, or nothing when it fails. `user` is who brought it in; `run` is shared by the items of a batch."""
    run = run or Run()
    draft = replace(draft, origin=draft.origin[:ORIGIN_LENGTH])
    try:
        try:
            return _store_whole(draft, source, user, run, dry_run)
        except IntegrityError:
            # Another import stored the same item in the meantime; now it can be found.
            return _store_whole(draft, source, user, run, dry_run)
    except IngestError as error:
        message = str(error)
    except IntegrityError:
        message = "Another import is storing the same item: import it again when that has ended."
    return failed(message, headline=draft.headline, origin=draft.origin)


def failed(message: str, *, headline: str = "", origin: str = "") -> Outcome:
    return Outcome(Status.FAILED, None, _label(headline, origin), message)


def _store_whole(draft: Draft, source: Source | None, user, run: Run, dry_run: bool) -> Outcome:
    with transaction.atomic():
        source = source or source_of(draft)
        outcome, joined = _store(draft, source, user, run)
        if dry_run:
            transaction.set_rollback(True)
    if not dry_run and outcome.status is not Status.UNCHANGED:
        run.footers.keep(source, outcome.article, joined)
    if dry_run and outcome.status is Status.NEW:
        return outcome._replace(article=None)
    return outcome


def _store(draft: Draft, source: Source, user, run: Run) -> tuple[Outcome, Joined]:
    if len(draft.raw_text) > LONGEST_TEXT:
        raise IngestError(
            f"Its text has {len(draft.raw_text):,} characters, more than the {LONGEST_TEXT:,} that an article may "
            "have: import the articles in it singly."
        )
    guid, url = identity_of(draft)
    found = claimed_article(source, guid=guid, url=url, format=draft.format)
    known = run.footers.known(source)
    cleaned = _clean(draft, source, run, known)
    joined = run.footers.joined_by(source, found.article if found else None, draft.raw_text, cleaned.cuts)
    footers = known | joined.footers
    if footers > known:
        cleaned = _clean(draft, source, run, footers)
    if not cleaned.text.strip():
        raise IngestError(
            "Nothing is left of it after cleaning: check that it has more than a headline and links."
        )
    details = details_of(draft, cleaned, source) | {"guid": guid, "url": url}
    found = found or article_with_text(source, draft.raw_text, cleaned.text, headline=details["headline"])
    if found is None:
        outcome = _create(draft, source, cleaned, details, user)
    elif found.article.source_id == source.pk:
        outcome = _update(found, draft, cleaned, details, user)
    else:
        label = _label(found.article.headline, draft.origin)
        outcome = Outcome(Status.UNCHANGED, found.article, label, f"it is known from {found.article.source}")
    if footers > known:
        recut_for_footers(source, footers - known, footers=footers, agencies=run.agencies, user=user)
    return outcome, joined


def _clean(draft: Draft, source: Source, run: Run, footers: frozenset[str]) -> Cleaned:
    try:
        return clean(
            draft.raw_text,
            headline=draft.headline,
            footers=footers,
            zone=source.time_zone,
            agencies=run.agencies,
        )
    except ValueError as error:
        raise IngestError(f"{source} has a time zone that does not exist: {error}.") from error


def _create(draft: Draft, source: Source, cleaned: Cleaned, details: dict[str, Any], user) -> Outcome:
    article = Article(source=source, **details)
    _add_version(article, draft, cleaned.cuts, details, user=user, reason="Imported")
    unknown = source.slug == UNKNOWN_SLUG
    message = "nothing says who published it: choose the source on the article’s page" if unknown else ""
    return Outcome(Status.NEW, article, _label(article.headline, draft.origin), message)


def _update(found: Found, draft: Draft, cleaned: Cleaned, details: dict[str, Any], user) -> Outcome:
    article = found.article
    cuts = with_editors_wishes(article, draft.raw_text, cleaned.cuts)
    is_new_text = found.by is not Match.TEXT and _is_new_text(
        article, draft, apply_cuts(draft.raw_text, cuts)
    )
    other_route = article.current_version is not None and draft.origin != article.current_version.origin
    # An identifier stays what it first was; an address changes only with the outlet's own identifier to vouch for it.
    details = {
        field: value
        for field, value in details.items()
        if not (field == "guid" and article.guid)
        and not (field in ("url", "link") and article.url and found.by is not Match.GUID)
    }
    changed = write_details(article, details, only_missing=other_route and not is_new_text)
    label = _label(article.headline, draft.origin)
    if is_new_text:
        version = _add_version(
            article, draft, cuts, details, changed=changed, user=user, reason="The outlet changed its text"
        )
        return Outcome(Status.NEW_VERSION, article, label, f"version {version.number}")
    if not changed:
        return Outcome(Status.UNCHANGED, article, label)
    save_details(article, changed, user=user, reason="The outlet changed its details")
    index_article(article)
    return Outcome(Status.UNCHANGED, article, label, f"updated: {say_fields(changed)}")


def _is_new_text(article: Article, draft: Draft, text: str) -> bool:
    current = article.current_version
    if current is None:
        return True
    if draft.raw_text == current.raw_text or text == current.text:
        return False
    by_this_route = article.versions.filter(origin=draft.origin).order_by("-number").first()
    return by_this_route is None or by_this_route.sha256 != digest(draft.raw_text)


def _add_version(article: Article, draft: Draft, cuts, details, **how) -> ArticleVersion:
    return add_version(
        article,
        draft.raw_text,
        cuts,
        headline=details["headline"],
        format=draft.format,
        origin=draft.origin,
        **how,
    )


def _label(headline: str, origin: str) -> str:
    """What an editor knows it by."""
    return f"{headline}  ({origin})" if headline and origin else headline or origin
