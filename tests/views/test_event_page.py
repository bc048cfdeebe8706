import re

import pytest
from django.urls import reverse

from articles.models import Article, Edition, Quote
from articles.publishing.lifecycle import publish
from articles.publishing.pages import keep_page
from tests.factories import EventFactory, QuoteFactory, UserFactory
from tests.publishing.stories import covered, full_story, publish_as_before_syndication, published
from tests.views.pages import CROSSING, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("copies", [1, 12])
def test_an_event_page_costs_one_query_at_any_size(client, copies, django_assert_num_queries):
    keep_page(full_story(copies=copies).pk)
    read(client, CROSSING)

    with django_assert_num_queries(1):
        read(client, CROSSING)


@pytest.mark.parametrize("keep", [keep_page, lambda pk: None])
def test_the_first_reader_of_an_event_page_costs_two_queries(client, keep, django_assert_num_queries):
    keep(full_story(copies=12).pk)

    with django_assert_num_queries(2):
        read(client, CROSSING)


def test_an_event_page_shows_what_each_outlet_did_to_the_words(client):
    full_story()

    text = read(client, CROSSING).text

    assert "Partly word for word: Skarrow Post, 12 May 2026, 09:42" in text
    assert "keeps “on Monday” in quotation marks" in text


def test_an_edition_from_before_renderings_were_told_shows_them_too(client):
    publish_as_before_syndication(full_story())

    assert "keeps “on Monday” in quotation marks" in read(client, CROSSING).text


def test_an_event_page_shows_every_part_in_order(client):
    full_story()

    text = read(client, CROSSING).text

    parts = [
        "diplomacy Ministers agree to reopen the northern crossing",
        "12 May 2026, Harrow Bridge",
        "First published",
        "1 correction",
        "4 articles · 2 independent origins",
        "The crossing opens on Monday.",
        "Agreed (1)",
        "Differs (1)",
        "Only one outlet (1)",
        "Not established (1)",
        "“We will open the gate on Monday”",
        "Mara Quill, transport minister, Corvany, on behalf of the cabinet",
        "Asked at the bridge.",
        "carried by 4 of 4",
        "How outlets put it",
        'The gate opens "on Monday"',
        "Who reported it, and when",
        "As a table",
        "Who ran whose text",
        "The text of Bay Wire",
        "copy, 100 %",
        "What every outlet reports",
        "Signatory",
        "The agreement is signed.",
        "The bridge is Harrow Bridge.",
        "How this page was made",
        "Sources cited",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_origins_open_to_which_belong_together_and_why(client):
    full_story(copies=1)

    assert "Bay Wire 12 May 2026, 09:10; Mercury 0 12 May 2026, 09:50" in read(client, CROSSING).text
    assert "Mercury 0 ran the text of Bay Wire" in read(client, CROSSING).text


def test_the_first_publisher_is_named_among_the_reasons(client):
    full_story()

    assert "Bay Wire published it first" in read(client, CROSSING).text


def test_who_ran_whose_text_is_drawn_and_stands_in_a_table(client):
    full_story(copies=1)

    page = read(client, CROSSING)

    assert "Bay Wire was first. Mercury 0: copy, 100\u00a0% of Bay Wire" in page.all("aria-label")
    assert "Bay Wire 12 May 2026, 09:10 first to publish" in page.text
    assert "Mercury 0 12 May 2026, 09:50 Bay Wire copy 100 %" in page.text


def test_an_edition_of_before_syndication_was_told_still_has_its_page(client):
    publish_as_before_syndication(full_story())

    text = read(client, CROSSING).text

    assert "4 articles · 2 independent origins" in text
    assert "Who ran whose text" not in text
    assert "What every outlet reports" not in text


def test_what_was_found_by_comparing_says_that_nobody_judged_it(client):
    full_story()

    assert "No editor has judged it." in read(client, CROSSING).text


def test_each_figure_opens_a_card_that_is_on_the_page(client):
    full_story()

    page = read(client, CROSSING)

    opened = set(page.all("popovertarget"))
    assert opened == {"source-1", "source-2", "source-3", "source-4"}
    assert opened <= set(page.all("id"))


def test_every_id_is_there_once_and_every_inner_link_finds_its_place(client):
    full_story()

    page = read(client, CROSSING)

    ids = page.all("id")
    assert len(ids) == len(set(ids))
    inner = {href[1:] for href in page.all("href") if href.startswith("#")}
    assert inner | set(page.all("aria-labelledby")) <= set(ids)


def test_reports_are_linked_at_their_outlets(client):
    event = full_story()

    links = read(client, CROSSING).all("href")

    assert set(event.articles.values_list("url", flat=True)) <= set(links)


def test_an_event_page_is_made_of_its_edition_alone(client):
    event = full_story()
    before = client.get(CROSSING).content
    event.title = "Changed at the desk"
    event.save()
    event.summary.update(text="Changed at the desk.")
    Article.objects.update(headline="Changed at the desk")
    Quote.objects.update(public_context="Changed at the desk")
    event.coverage.all().delete()

    assert client.get(CROSSING).content == before


def test_a_whole_text_is_never_public(client):
    event = full_story()

    text = read(client, CROSSING).text

    for article in event.articles.all():
        assert " ".join(article.text.split()) not in text


def test_what_editors_and_outlets_wrote_is_escaped(client):
    event = covered(slug="x", title="<script>alert(1)</script>", place="<img src=x>")
    event.summary.update(text="<b onclick=x>Bold</b>")
    article = event.articles.get()
    Article.objects.update(headline="<i>Headline</i>", url="javascript:alert(1)")
    QuoteFactory(
        version=article.current_version, exact="the minister said", confirmed=True, public_context="<u>"
    )
    publish(event, user=UserFactory())

    html = client.get("/events/x/").content.decode()

    for raw in ("<script>alert", "<img src=x", "<b onclick", "<i>Headline", "<u>", 'href="javascript:'):
        assert raw not in html


def test_a_draft_and_an_unknown_event_are_not_found(client):
    EventFactory(slug="draft")

    assert "There is no page at this address" in read(client, "/events/draft/", status=404).text
    assert "There is no page at this address" in read(client, "/events/nothing/", status=404).text


def test_a_page_tells_search_engines_and_cards_what_it_is(client):
    edition = full_story().current_edition

    page = read(client, CROSSING)

    assert "http://testserver" + CROSSING in page.all("href")
    assert "The crossing opens on Monday." in page.all("content")
    assert {"og:title", "og:description", "og:url", "og:type"} <= set(page.all("property"))
    assert edition.title in page.all("content")
    assert edition.checksum in page.text
    assert reverse("api:event-detail", args=["northern-crossing"]) in page.all("href")


def test_an_event_without_extras_has_a_page_without_empty_parts(client):
    published(slug="bridge")

    text = read(client, "/events/bridge/").text

    for heading in (
        "Who said what",
        "People",
        "Timeline",
        "Corrections and updates",
        "Sources cited",
        "Differs",
        "Who ran whose text",
        "What every outlet reports",
    ):
        assert heading not in text
    assert "Who reported it, and when" in text


def test_an_article_without_an_address_is_named_without_a_link(client):
    published(slug="bridge")
    headline = Edition.objects.get().content["articles"][0]["headline"]

    html = client.get("/events/bridge/").content.decode()

    assert re.search(rf"<td[^>]*>{headline}</td>", html)
