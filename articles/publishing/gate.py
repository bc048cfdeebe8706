"""What stands against publishing an event: what would mislead readers blocks, what they may miss warns."""

from typing import Literal, NamedTuple

from django.db.models import Count, Prefetch, Q
from django.utils import timezone
from django.utils.formats import date_format

from articles.coverage.origins import independent_origins
from articles.models import Article, Coverage, Event, Passage, Quote, Telling
from articles.text.rewording import stands_in_marks
from articles.text.spans import Span


class Check(NamedTuple):
    """`level` "block" keeps the event from being published; `subject` is mended on its page, there at `at`."""

    level: Literal["block", "warn"]
    message: str
    subject: Event | Article
    at: str = ""

    @property
    def url(self):
        """Where on the desk it is mended."""
        return self.subject.get_admin_url() + (f"#{self.at}" if self.at else "")


def check(event, at=None):
    """Every check that finds something, those that block first. `at` is when it is to be published, now if not said."""
    at = at or timezone.now()
    coverage = list(event.coverage.select_related("article__source"))
    found = [
        *check_title(event),
        *check_coverage(event, coverage),
        *check_summary(event),
        *check_citations(event),
        *check_quotes(event),
        *check_pictures(event),
        *check_when_and_where(event),
        *check_time(event, at),
        *check_origins(event, coverage),
        *check_undecided(coverage),
    ]
    return sorted(found, key=lambda one: one.level)


def check_title(event):
    if not event.title.strip():
        yield Check("block", "The event has no title. Give it one.", event, "head")


def check_coverage(event, coverage):
    roles = {row.role for row in coverage}
    if not coverage:
        yield Check("block", "No article covers the event. Add at least one.", event, "coverage")
    elif roles.isdisjoint({Coverage.Role.LEAD, Coverage.Role.CORE}):
        message = "Every article is only partial or background. Make one of them lead or core."
        yield Check("block", message, event, "coverage")
    elif Coverage.Role.LEAD not in roles:
        yield Check("warn", "No article is the lead. Choose one.", event, "coverage")
    for row in coverage:
        if row.article.status == Article.Status.SPIKED:
            message = f"“{row.article}” is spiked. Take it out of the event, or back from the spike."
            yield Check("block", message, row.article)


def check_summary(event):
    rows = event.summary.annotate(evidence=Count("passages")).order_by("position", "pk")
    sentences = list(rows.prefetch_related(Prefetch("passages", Passage.objects.for_citation())))
    if not any(sentence.text.strip() for sentence in sentences):
        yield Check("block", "The summary is empty. Write at least one sentence.", event, "summary")
    for sentence in sentences:
        row = f"summary-{sentence.pk}"
        if sentence.text.strip() and not sentence.evidence:
            yield Check("warn", f"“{sentence}” cites no article. Say what it rests on.", event, row)
        for passage in sentence.passages.all():
            if sentence.text.split() == passage.exact.split():
                outlet = passage.version.article.source
                yield Check(
                    "warn",
                    f"“{sentence}” is word for word what {outlet} wrote. Put it in your own words.",
                    event,
                    row,
                )


def check_citations(event):
    rows = [event.summary, event.findings, event.milestones]
    cited = {pk for manager in rows for pk in manager.values_list("passages", flat=True) if pk}
    passages = Passage.objects.for_citation().filter(pk__in=cited)
    covering = set(event.coverage.values_list("article", flat=True))
    for passage in passages:
        article = passage.version.article
        if article.pk not in covering:
            message = f"{passage} is cited from “{article}”, which is not in the event. Add it."
            yield Check("block", message, event, "coverage")
        elif article.current_version_id != passage.version_id:
            message = (
                f"{passage} is cited from an older version of “{article}”. Look whether it still says so."
            )
            yield Check("warn", message, article)


def check_quotes(event):
    quotes = Telling.objects.without_left_out(
        Quote.objects.confirmed().filter(version__article__coverage__event=event), event
    )
    for quote in quotes.select_related("version__article", "statement"):
        article = quote.version.article
        if quote.anchor != Quote.Anchor.ANCHORED:
            state = quote.get_anchor_display()
            message = f"{quote} in “{article}” is confirmed, but the text changed ({state}). Mark it again."
            yield Check("block", message, article)
        elif quote.kind == Quote.Kind.DIRECT and not is_verbatim(quote):
            message = (
                f"{quote} is marked as direct, but “{article}” does not have these words in quotation marks. "
                "Mark what stands between the marks, or make it mixed or indirect."
            )
            yield Check("block", message, article)
        elif quote.speaker_id is None and not (quote.statement_id and quote.statement.speaker_id):
            message = (
                f"{quote} in “{article}” is by “{quote.speaker_text}”, whom nobody has named as a person."
            )
            yield Check("warn", message, article)


def check_pictures(event):
    for picture in event.pictures.all():
        row = f"pictures-{picture.pk}"
        if not picture.is_kept():
            why = picture.problem or "Nobody has fetched it."
            message = f"The picture “{picture}” is not here, and readers will not see it. {why}"
            yield Check("warn", message, event, row)
            continue
        if not picture.credit.strip():
            message = f"The picture “{picture}” has no credit. Say who made it and for whom."
            yield Check("block", message, event, row)
        if not picture.alt.strip():
            message = f"The picture “{picture}” is not described. Say what it shows to who cannot see it."
            yield Check("block", message, event, row)


def is_verbatim(quote):
    """The outlet has the words, and has them in quotation marks. Which kind of marks makes no difference."""
    return stands_in_marks(quote.version.text, Span(quote.start, quote.end))


def check_when_and_where(event):
    if not event.started_at:
        yield Check("warn", "The event has no date. Readers will see “date unknown”.", event, "head")
    if not event.place.strip():
        yield Check("warn", "The event has no place.", event, "head")


def check_time(event, at):
    if event.embargo_until and at < event.embargo_until:
        until = date_format(timezone.localtime(event.embargo_until), "j F Y, H:i")
        yield Check(
            "block",
            f"There is an embargo until {until}. Schedule it for then, or lift the embargo.",
            event,
            "head",
        )
    if event.started_at and event.started_at > at:
        yield Check(
            "warn",
            "The event starts in the future. Readers may take it for done. Check the date.",
            event,
            "head",
        )


def check_origins(event, coverage):
    articles = [row.article for row in coverage]
    if articles and len(independent_origins(articles)) == 1:
        yield Check(
            "warn", "All coverage comes from one origin. Nothing confirms it independently.", event, "derived"
        )


def check_undecided(coverage):
    suggested = Q(current_version__quotes__state=Quote.State.SUGGESTED)
    waiting = Count("current_version__quotes", filter=suggested)
    articles = Article.objects.filter(pk__in=[row.article_id for row in coverage]).annotate(waiting=waiting)
    for article in articles.filter(waiting__gt=0).order_by("pk"):
        quotes = "1 quote waits" if article.waiting == 1 else f"{article.waiting} quotes wait"
        yield Check("warn", f"{quotes} for a decision in “{article}”.", article)
