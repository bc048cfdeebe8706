"""Nothing that was not published shows anywhere a reader, a search engine or a program can look."""

import pytest
from django.urls import get_resolver

from articles.models import (
    Article,
    EditionPicture,
    EditionQuote,
    Event,
    Person,
    Picture,
    Quote,
    SummarySentence,
    Telling,
)
from articles.publishing.lifecycle import submit, withdraw
from tests.factories import (
    ArticleFactory,
    FindingFactory,
    MilestoneFactory,
    PersonFactory,
    PictureFactory,
    QuoteFactory,
    SourceFactory,
    StatementFactory,
    SummarySentenceFactory,
)
from tests.publishing.stories import covered, full_story, published
from tests.views.pages import CROSSING, FRONT, PERSON, WIRE

pytestmark = pytest.mark.django_db

CANARY = "canary7391"
DRAFTS = 1_000
API = ["events", "articles", "people", "sources", "quotes"]


@pytest.fixture
def aviary(publisher):
    """A published event whose desk has a thousand drafts, notes on everything, and edits that nobody published."""
    event = full_story()
    withdraw(published(slug="gone", title="Gone"), user=publisher, text="It was wrong.")
    Event.objects.bulk_create(
        Event(title=f"{CANARY} {n}", slug=f"{CANARY}-{n}", place=CANARY) for n in range(DRAFTS)
    )
    submit(covered(title=f"In review {CANARY}", slug=f"review-{CANARY}"), user=publisher)
    Quote.objects.update(desk_note=CANARY)
    event.coverage.update(note=CANARY)
    Event.objects.filter(pk=event.pk).update(title=f"Retitled {CANARY}", place=CANARY)
    SummarySentence.objects.filter(event=event).update(text=f"Edited {CANARY}")
    SummarySentenceFactory(event=event, text=CANARY)
    FindingFactory(event=event, text=CANARY)
    MilestoneFactory(event=event, text=CANARY)
    StatementFactory(summary=CANARY)
    event.pictures.update(alt=CANARY, caption=CANARY, credit=CANARY, licence=CANARY)
    PictureFactory(
        event=event, kept=True, size=(320, 200), alt=CANARY, url=f"https://bay.example/{CANARY}.jpg"
    )
    Telling.objects.create(event=event, quote=Quote.objects.confirmed().last(), shown=False)
    Person.objects.filter(slug="mara-quill").update(description=CANARY)
    PersonFactory(name=f"Draft {CANARY}", slug=CANARY)
    source = SourceFactory(name=f"Outlet {CANARY}", slug=CANARY)
    article = ArticleFactory(source=source, headline=CANARY, text=f"“{CANARY} is here,” said nobody.")
    QuoteFactory(version=article.current_version, exact=f"{CANARY} is here", public_context=CANARY)
    Article.objects.filter(coverage__event=event).update(byline=CANARY, headline=f"Reheaded {CANARY}")
    return event


def public_addresses():
    quote = EditionQuote.objects.current().first().key
    pages = [FRONT, CROSSING, PERSON, WIRE, "/about/", f"/quotes/{quote}/", "/events/gone/"]
    pages += [f"/?{name}={CANARY}" for name in ("q", "place", "person", "source")]
    feeds = [f"{page}feed.{kind}" for page in (FRONT, CROSSING, PERSON, WIRE) for kind in ("atom", "json")]
    maps = ["/sitemap.xml", *(f"/sitemap-{part}.xml" for part in ("events", "people", "sources"))]
    cards = [f"{CROSSING}card/", f"/quotes/{quote}/card/", f"/oembed/?url=http://testserver{CROSSING}"]
    cards += [f"{CROSSING}card-2.png", f"/quotes/{quote}/card-2.png", f"{CROSSING}event.ics"]
    lists = [f"/api/v1/{name}/" for name in API]
    rows = ["/api/v1/events/northern-crossing/", "/api/v1/people/mara-quill/", "/api/v1/events/gone/"]
    searched = [f"/api/v1/events/?q={CANARY}", "/api/v1/schema/", "/api/v1/"]
    picture = f"/pictures/{EditionPicture.objects.first().large}"
    draft = Picture.objects.latest("pk").sizes[0]["name"]
    hidden_pictures = [f"/pictures/{draft}", f"/preview/x/pictures/{draft}"]
    hidden = [f"/events/{CANARY}-1/", f"/events/review-{CANARY}/", f"/people/{CANARY}/", "/preview/x/"]
    return [
        *pages,
        *feeds,
        *maps,
        "/news-sitemap.xml",
        "/robots.txt",
        *cards,
        *lists,
        *rows,
        *searched,
        *hidden,
        picture,
        *hidden_pictures,
    ]


def test_no_draft_note_or_unpublished_edit_shows_anywhere(client, aviary):
    shown = {}
    for address in public_addresses():
        response = client.get(address)
        told = response.content.decode(errors="replace") + str(response.headers)
        # A search repeats what was asked for, and an address the address.
        echoed = told.count(f"={CANARY}") + told.count(f'value="{CANARY}"') + told.count(f"with {CANARY}")
        echoed += told.count(f"covered by {CANARY}")
        shown[address] = told.count(CANARY) - echoed

    assert {address: count for address, count in shown.items() if count} == {}


def test_no_file_of_a_drafts_picture_is_given(client, aviary):
    drafts = [name for name in public_addresses() if "/pictures/" in name][1:]

    assert {client.get(address).status_code for address in drafts} == {404}


def test_every_public_address_is_looked_at(aviary):
    """So that a page which is added later is looked at too."""
    looked_at = {
        get_resolver().resolve(address.partition("?")[0]).view_name for address in public_addresses()
    }
    known = {f"articles:{pattern.name}" for pattern in get_resolver("articles.urls").url_patterns}

    assert known <= looked_at
