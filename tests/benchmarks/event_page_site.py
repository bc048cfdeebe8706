"""What bench_event_page serves: the newsroom, and beside it the views that its event page is compared with."""

from functools import cache

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import include, path
from django.views.decorators.cache import cache_page

from articles.models import (
    Coverage,
    Edition,
    Event,
    Finding,
    Milestone,
    Participation,
    Quote,
    SummarySentence,
)
from articles.publishing.citing import Citations
from articles.publishing.content import (
    CITED,
    Material,
    cited,
    sources_of,
    told_article,
    told_correction,
    told_person,
    told_quote,
    told_source,
)
from articles.publishing.linked_data import linked_data
from articles.publishing.moments import by_when_it_was_out, iso
from articles.publishing.moments import partial as partial_date
from articles.publishing.pages import make_page
from articles.publishing.pictures import told_pictures
from articles.publishing.reading import read_content
from articles.views import event_detail


def cited_rows(model):
    return model.objects.prefetch_related(CITED)


CONFIRMED = (
    Quote.objects.confirmed()
    .filter(anchor=Quote.Anchor.ANCHORED)
    .select_related("speaker", "statement__speaker")
)
EVERYTHING = [
    Prefetch("coverage", Coverage.objects.select_related("article__source__owner", "article__wire_credit")),
    Prefetch("coverage__article__current_version__quotes", CONFIRMED),
    Prefetch("participations", Participation.objects.select_related("person")),
    "participations__person__posts",
    Prefetch("summary", cited_rows(SummarySentence)),
    Prefetch("findings", cited_rows(Finding)),
    Prefetch("milestones", cited_rows(Milestone)),
    "corrections__edition_after",
    "pictures",
]
LIVE = Event.objects.published().select_related("current_edition").prefetch_related(*EVERYTHING)


@cache
def worked_out(edition_id):
    """What nobody works out for each reader, ready made: origins, who ran whose text, comparison, aligned quotes."""
    content = Edition.objects.get(pk=edition_id).content
    return {name: content[name] for name in ("origins", "syndication", "comparison", "statements", "counts")}


def plain(request, slug):
    """The same page of the live rows: fetched as a Django developer would, and shown by the same template."""
    event = get_object_or_404(LIVE.defer("current_edition__content"), slug=slug)
    edition = event.current_edition
    articles = sorted((row.article for row in event.coverage.all()), key=by_when_it_was_out)
    roles = {row.article_id: row.role for row in event.coverage.all()}
    citations = Citations([article.pk for article in articles])
    people = [(row.person, row.role) for row in event.participations.all()]
    for person, _ in people:
        person.posts_held = list(person.posts.all())
    quotes = []
    for article in articles:
        for quote in article.current_version.quotes.all():
            quote.version = article.current_version
            quote.version.article = article
            quotes.append(quote)
    leading = {quote.statement_id: quote.statement.leading_id for quote in quotes if quote.statement}
    material = Material(event, articles, roles, quotes, people, leading)
    content = {
        "title": event.title,
        "slug": event.slug,
        "kind": event.kind,
        "kind_label": event.get_kind_display(),
        "started": partial_date(event.started_at, event.started_precision),
        "ended": partial_date(event.ended_at, event.ended_precision),
        "place": event.place,
        "first_published": iso(event.first_published_at),
        "summary": [cited(row, citations) for row in event.summary.all()],
        "findings": [
            {"kind": row.kind, "label": row.get_kind_display(), **cited(row, citations)}
            for row in event.findings.all()
        ],
        "milestones": [
            {"happened": partial_date(row.happened_at, row.happened_precision), **cited(row, citations)}
            for row in event.milestones.all()
        ],
        "citations": citations.entries,
        "pictures": told_pictures(event),
        "people": [told_person(person, role, material) for person, role in people],
        "sources": [told_source(source) for source in sources_of(articles)],
        "articles": [told_article(article, roles[article.pk]) for article in articles],
        "quotes": [told_quote(quote, material) for quote in quotes],
        "corrections": [
            told_correction(row.kind, row.text, row.edition_after.published_at, row.edition_after.number)
            for row in event.corrections.all()
            if row.public
        ],
        **worked_out(edition.pk),
    }
    linked = linked_data(edition, content, site_name=settings.SITE_NAME, site_url=settings.SITE_URL)
    context = {"edition": edition, "page": read_content(content), "linked_data": linked}
    return render(request, "articles/event_detail.html", context)


def made_anew(request, slug):
    """Our page where none was kept."""
    return HttpResponse(make_page(Edition.objects.current().select_related("event").get(event__slug=slug)))


def least(request):
    return HttpResponse("<!DOCTYPE html><title>Least</title>")


# Ours stands beside the others, so that none is found sooner.
urlpatterns = [
    path("kept/<slug:slug>/", event_detail),
    path("plain/<slug:slug>/", plain),
    path("plain-cached/<slug:slug>/", cache_page(3600)(plain)),
    path("made-anew/<slug:slug>/", made_anew),
    path("least/", least),
    path("", include("newsroom.urls")),
]
