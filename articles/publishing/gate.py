"""What stands against publishing an event: what would mislead readers blocks, what they may miss warns."""

from typing import NamedTuple

from django.db.models import Count, Prefetch, Q
from django.utils import timezone
from django.utils.formats import date_format

from articles.coverage.origins import independent_origins
from articles.models import Article, Coverage, Event, Finding, Passage, Quote, Telling
from articles.text.rewording import stands_in_marks
from articles.text.spans import Span

from .excerpts import limits_of
from .named_checks import NAMED


class Check(NamedTuple):
    """What a named check found; `subject` is what has to be mended, and it is mended at `url`."""

    name: str
    message: str
    subject: Event | Article
    url: str

    @property
    def level(self):
        return NAMED[self.name].level

    @property
    def heading(self):
        return NAMED[self.name].heading


def on_page(name, message, subject, at=""):
    """Mended on the subject's own page, there at `at`."""
    return Check(name, message, subject, subject.get_admin_url() + (f"#{at}" if at else ""))


def in_annotator(name, message, article, mark=""):
    return Check(name, message, article, article.get_annotator_url(mark))


def check(event, at=None):
    """Every check that finds something, those that block first. `at` is when it is to be published, now if not said."""
    at = at or timezone.now()
    coverage = list(event.coverage.select_related("article__source"))
    sentences, passages = summary_of(event), list(cited_passages(event))
    found = [
        *check_title(event),
        *check_coverage(event, coverage),
        *check_summary(event, sentences),
        *check_citations(event, passages),
        *check_excerpts(event, coverage, passages),
        *check_quotes(event),
        *check_pictures(event),
        *check_when_and_where(event),
        *check_time(event, at),
        *check_origins(event, coverage, sentences),
        *check_undecided(coverage),
    ]
    return sorted(found, key=lambda one: one.level)


def summary_of(event):
    rows = event.summary.order_by("position", "pk")
    return list(rows.prefetch_related(Prefetch("passages", Passage.objects.for_citation())))


def check_title(event):
    if not event.title.strip():
        yield on_page("no-title", "The event has no title. Give it one.", event, "head")


def check_coverage(event, coverage):
    roles = {row.role for row in coverage}
    if not coverage:
        message = "No article covers the event. Add at least one."
        yield on_page("no-confirmed-coverage", message, event, "coverage")
    elif roles.isdisjoint({Coverage.Role.LEAD, Coverage.Role.CORE}):
        message = "Every article is only partial or background. Make one of them lead or core."
        yield on_page("no-confirmed-coverage", message, event, "coverage")
    elif Coverage.Role.LEAD not in roles:
        yield on_page("no-lead", "No article is the lead. Choose one.", event, "coverage")
    for row in coverage:
        if row.article.status == Article.Status.SPIKED:
            message = f"“{row.article}” is spiked. Take it out of the event, or back from the spike."
            yield on_page("spiked-article", message, row.article)


def check_summary(event, sentences):
    if not any(sentence.text.strip() for sentence in sentences):
        message = "The summary is empty. Write at least one sentence."
        yield on_page("empty-summary", message, event, "summary")
    for sentence in sentences:
        row, passages = f"summary-{sentence.pk}", sentence.passages.all()
        if sentence.text.strip() and not passages:
            message = f"“{sentence}” cites no article. Say what it rests on."
            yield on_page("uncited-sentence", message, event, row)
        for passage in passages:
            if sentence.text.split() == passage.exact.split():
                outlet = passage.version.article.source
                message = f"“{sentence}” is word for word what {outlet} wrote. Put it in your own words."
                yield on_page("outlets-own-words", message, event, row)


def cited_passages(event):
    rows = [event.summary, event.findings, event.milestones]
    cited = {pk for manager in rows for pk in manager.values_list("passages", flat=True) if pk}
    return Passage.objects.for_citation().filter(pk__in=cited)


def check_citations(event, passages):
    covering = set(event.coverage.values_list("article", flat=True))
    for passage in passages:
        article = passage.version.article
        if article.pk not in covering:
            message = f"{passage} is cited from “{article}”, which is not in the event. Add it."
            yield on_page("cited-outside-event", message, event, "coverage")
        elif article.current_version_id != passage.version_id:
            message = (
                f"{passage} is cited from an older version of “{article}”. Look whether it still says so."
            )
            yield on_page("cited-older-version", message, article)


def check_excerpts(event, coverage, passages):
    """What readers will see of an outlet's words is limited, and a citation that is cut proves less."""
    sources = {row.article.source_id: row.article.source for row in coverage}
    cited = dict.fromkeys(sources, 0)
    for passage in passages:
        source = passage.version.article.source_id
        if source in cited:
            cited[source] += len(passage.exact)
    for pk, most in limits_of(sources.values()).items():
        if cited[pk] > most:
            message = (
                f"Of {sources[pk]} {cited[pk]} characters are cited, and a page shows {most}: the last citations are "
                "cut. Cite less, or another outlet."
            )
            yield on_page("citations-cut", message, event, "summary")


def check_quotes(event):
    quotes = Telling.objects.without_left_out(
        Quote.objects.confirmed().filter(version__article__coverage__event=event), event
    )
    for quote in quotes.select_related("version__article", "statement"):
        article, mark = quote.version.article, f"quote-{quote.pk}"
        if quote.anchor != Quote.Anchor.ANCHORED:
            state = quote.get_anchor_display()
            message = f"{quote} in “{article}” is confirmed, but the text changed ({state}). Mark it again."
            yield in_annotator("lost-anchor", message, article, mark)
        elif quote.kind == Quote.Kind.DIRECT and not is_verbatim(quote):
            message = (
                f"{quote} is marked as direct, but “{article}” does not have these words in quotation marks. "
                "Mark what stands between the marks, or make it mixed or indirect."
            )
            yield in_annotator("quote-not-verbatim", message, article, mark)
        elif quote.speaker_id is None and not (quote.statement_id and quote.statement.speaker_id):
            message = (
                f"{quote} in “{article}” is by “{quote.speaker_text}”, whom nobody has named as a person. "
                "Say who it is."
            )
            yield in_annotator("unconfirmed-speaker", message, article, mark)


def check_pictures(event):
    for picture in event.pictures.all():
        row = f"pictures-{picture.pk}"
        if not picture.is_kept():
            why = picture.problem or "Nobody has fetched it."
            message = f"The picture “{picture}” is not here, and readers will not see it. {why}"
            yield on_page("picture-not-here", message, event, row)
            continue
        if not picture.credit.strip():
            message = f"The picture “{picture}” has no credit. Say who made it and for whom."
            yield on_page("picture-without-credit", message, event, row)
        if not picture.alt.strip():
            message = (
                f"The picture “{picture}” is not described. Say what it shows, for readers who cannot see it."
            )
            yield on_page("picture-not-described", message, event, row)


def is_verbatim(quote):
    """The outlet has the words, and has them in quotation marks. Which kind of marks makes no difference."""
    return stands_in_marks(quote.version.text, Span(quote.start, quote.end))


def check_when_and_where(event):
    if not event.started_at:
        message = "The event has no date. Readers will see “date unknown”. Give one if it is known."
        yield on_page("missing-date", message, event, "head")
    if not event.place.strip():
        yield on_page("missing-place", "The event has no place. Say where it was.", event, "head")


def check_time(event, at):
    if event.embargo_until and at < event.embargo_until:
        until = date_format(timezone.localtime(event.embargo_until), "j F Y, H:i")
        message = f"There is an embargo until {until}. Schedule it for then, or lift the embargo."
        yield on_page("embargo", message, event, "head")
    if event.started_at and event.started_at > at:
        message = "The event starts in the future. Readers may take it for done. Check the date."
        yield on_page("future-date", message, event, "head")


def check_origins(event, coverage, sentences):
    """Copies of one text confirm nothing, however many outlets print it."""
    articles = [row.article for row in coverage]
    if not articles or len(independent_origins(articles)) > 1:
        return
    message = "All coverage comes from one origin. Nothing confirms it independently."
    yield on_page("one-origin", message, event, "derived")
    for finding in event.findings.filter(kind=Finding.Kind.AGREED):
        message = (
            f"“{finding}” is told as agreed, but all coverage comes from one origin. "
            "Add a report of another origin, or make it “only one outlet”."
        )
        yield on_page("one-origin-told-as-agreed", message, event, f"findings-{finding.pk}")
    for sentence in sentences:
        outlets = {passage.version.article.source_id for passage in sentence.passages.all()}
        if len(outlets) > 1:
            message = (
                f"“{sentence}” cites {len(outlets)} outlets, but they all carry one origin’s text. "
                "Cite the one that had it first."
            )
            yield on_page("one-origin-cited-as-many", message, event, f"summary-{sentence.pk}")


def check_undecided(coverage):
    suggested = Q(current_version__quotes__state=Quote.State.SUGGESTED)
    waiting = Count("current_version__quotes", filter=suggested)
    articles = Article.objects.filter(pk__in=[row.article_id for row in coverage]).annotate(waiting=waiting)
    for article in articles.filter(waiting__gt=0).order_by("pk"):
        quotes = "1 quote waits" if article.waiting == 1 else f"{article.waiting} quotes wait"
        yield in_annotator("undecided-quotes", f"{quotes} for a decision in “{article}”.", article)
