"""Put a draft into the database: find its source and article, clean it, and write a version if its text is new.

An article can come by several routes, a feed and its page for instance, and each route tells the text a little
differently. So a text has changed only if it differs from what last came by its own route too; otherwise two routes
would make a new version of every article each time they are read in turn.
"""

import logging
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from django.db import IntegrityError, OperationalError, transaction

from articles.models import Article, ArticleVersion, Source
from articles.search.index import index_article
from articles.tasks import read_again
from articles.text.cleaning import Cleaned, clean
from articles.text.cuts import apply_cuts

from .details import details_of, identity_of, say_fields, write_details
from .draft import Draft
from .errors import IngestError
from .footers import FooterWatch, Joined
from .matching import Found, Match, article_with_text, claimed_article, digest
from .recutting import recut, recut_for_footers, with_editors_wishes
from .sources import agency_names, source_of
from .telling import Told
from .versions import add_version, save_details

logger = logging.getLogger(__name__)

__all__ = ["Outcome", "Status", "failed", "recut", "store"]

# The longest articles of record (book-length magazine reports) have some 150,000 characters; what is longer is a
# book or a page that never ends.
LONGEST_TEXT = 200_000

# By what an article is compared with others.
COMPARED_BY = {"headline", "published_at", "published_precision", "dateline", "language", "wire_credit"}

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
        self.told = Told()

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
        except (IntegrityError, OperationalError):
            # Another import stored the same item in the meantime, and now it can be found; or it held what we
            # waited for, and the database took us out of a deadlock or gave up waiting.
            return _store_whole(draft, source, user, run, dry_run)
    except IngestError as error:
        message = str(error)
    except IntegrityError:
        message = "Another import is storing the same item: import it again when that has ended."
    except OperationalError as error:
        logger.warning("The database did not take %s.", draft.origin, exc_info=True)
        message = (
            f"The database did not take it ({_first_line(error)}), and nothing of it was kept: import it again when "
            "other imports have ended."
        )
    return failed(message, headline=draft.headline, origin=draft.origin)


def failed(message: str, *, headline: str = "", origin: str = "") -> Outcome:
    return Outcome(Status.FAILED, None, _label(headline, origin), message)


def _store_whole(draft: Draft, source: Source | None, user, run: Run, dry_run: bool) -> Outcome:
    with transaction.atomic():
        source = source or source_of(draft)
        outcome, joined, version = _store(draft, source, user, run)
        if dry_run:
            transaction.set_rollback(True)
    if not dry_run and outcome.status is not Status.UNCHANGED:
        run.footers.keep(source, outcome.article, joined)
    if not dry_run and version is not None:
        run.told.keep(outcome.article, version, draft)
    if dry_run and outcome.status is Status.NEW:
        return outcome._replace(article=None)
    return outcome


def _store(draft: Draft, source: Source, user, run: Run) -> tuple[Outcome, Joined, ArticleVersion | None]:
    """The version is the one that the draft tells an article by; None if it claims no article."""
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
    version = None
    if found is None:
        outcome, version = _create(draft, source, cleaned, details, user)
    elif found.article.source_id == source.pk:
        outcome, version = _update(found, draft, cleaned, details, user, run.told)
    else:
        label = _label(found.article.headline, draft.origin)
        outcome = Outcome(Status.UNCHANGED, found.article, label, f"it is known from {found.article.source}")
    if footers > known:
        recut_for_footers(source, footers - known, footers=footers, agencies=run.agencies, user=user)
    claimed = outcome.article
    claims = (guid and guid == claimed.guid) or (url and url == claimed.url)
    return outcome, joined, version if claims else None


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


def _create(
    draft: Draft, source: Source, cleaned: Cleaned, details: dict[str, Any], user
) -> tuple[Outcome, ArticleVersion]:
    article = Article(source=source, **details)
    version = _add_version(article, draft, cleaned.cuts, details, user=user, reason="Imported")
    unknown = source.is_unknown()
    message = "nothing says who published it: choose the source on the article’s page" if unknown else ""
    return Outcome(Status.NEW, article, _label(article.headline, draft.origin), message), version


def _update(
    found: Found, draft: Draft, cleaned: Cleaned, details: dict[str, Any], user, told: Told
) -> tuple[Outcome, ArticleVersion]:
    article, current = found.article, found.article.current_version
    cuts = with_editors_wishes(article, draft.raw_text, cleaned.cuts)
    text = apply_cuts(draft.raw_text, cuts)
    known = current if found.by is Match.TEXT else _known_version(article, draft, text)
    told_before = told.by_origin_of(draft, article)
    if known is None:
        if found.by is Match.URL:
            told.refuse_other_report(draft, text, article)
        if told_before:
            return _kept_first(article, draft), current
    other_route = current is not None and draft.origin != current.origin
    # An identifier stays what it first was; an address changes only with the outlet's own identifier to vouch for it.
    details = {
        field: value
        for field, value in details.items()
        if not (field == "guid" and article.guid)
        and not (field in ("url", "link") and article.url and found.by is not Match.GUID)
    }
    only_missing = known is not None and (other_route or told_before)
    changed = write_details(article, details, only_missing=only_missing)
    label = _label(article.headline, draft.origin)
    if known is None:
        version = _add_version(
            article, draft, cuts, details, changed=changed, user=user, reason="The outlet changed its text"
        )
        return Outcome(Status.NEW_VERSION, article, label, _say_version(version, current)), version
    if not changed:
        return Outcome(Status.UNCHANGED, article, label), known
    save_details(article, changed, user=user, reason="The outlet changed its details")
    index_article(article)
    if COMPARED_BY.intersection(changed):
        read_again(article)
    return Outcome(Status.UNCHANGED, article, label, f"updated: {say_fields(changed)}"), known


def _known_version(article: Article, draft: Draft, text: str) -> ArticleVersion | None:
    """The version that has the draft's text; None if that is a new one."""
    current = article.current_version
    if current is None or draft.raw_text == current.raw_text or text == current.text:
        return current
    by_this_route = article.versions.filter(origin=draft.origin).order_by("-number").first()
    return by_this_route if by_this_route and by_this_route.sha256 == digest(draft.raw_text) else None


def _kept_first(article: Article, draft: Draft) -> Outcome:
    message = (
        f"this import has it with two texts, of which the first was kept (article {article.pk}): "
        "to have this one, import it by itself"
    )
    return Outcome(Status.UNCHANGED, article, _label(draft.headline, draft.origin), message)


def _say_version(version: ArticleVersion, before: ArticleVersion | None) -> str:
    """As in "version 2, was “Bridge closes”"."""
    if before is None or before.headline in ("", version.headline):
        return f"version {version.number}"
    return f"version {version.number}, was “{before.headline}”"


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


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__
