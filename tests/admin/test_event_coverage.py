import pytest
from django.urls import reverse

from articles.models import Link
from tests.admin.event_forms import page
from tests.factories import ArticleFactory, EventFactory, LinkFactory, SourceFactory
from tests.publishing.stories import cover, full_story, report
from tests.views.pages import read

TEXT = "The gate at Low Skarrow opens on Monday morning after four months of talks between both ministries."
Relation = Link.Relation


@pytest.fixture
def crossing(db):
    """An event that Bay Wire and, an hour later, the Post report in one text; nothing is decided yet."""
    event = EventFactory()
    for article in (report("Bay Wire", 0, TEXT), report("Post", 60, TEXT)):
        cover(event, article)
    return event


def reports(event):
    return list(event.articles.order_by("published_at"))


def decide(one, other, relation=Relation.COPY, **fields):
    return LinkFactory(one=one, other=other, relation=relation, confirmed=True, **fields)


def test_articles_and_origins_are_counted_with_the_reasons(as_editor, crossing):
    wire, post = reports(crossing)
    decide(wire, post, origin=wire)

    text = read(as_editor, page(crossing)).text

    assert "2 articles · 1 independent origin" in text
    assert "Post ran the text of Bay Wire" in text
    assert "Bay Wire published it first" in text


def test_who_ran_whose_text_is_drawn_from_the_decisions_as_they_are_now(as_editor, crossing):
    before = read(as_editor, page(crossing)).text
    wire, post = reports(crossing)
    decide(wire, post, origin=wire)

    after = read(as_editor, page(crossing))

    assert "Who ran whose text" not in before
    assert "Bay Wire was first. Post: copy, 100\u00a0% of Bay Wire" in after.all("aria-label")


def test_a_report_leads_to_its_article_on_the_desk(as_editor, crossing):
    wire, _ = reports(crossing)

    links = read(as_editor, page(crossing)).all("href")

    assert wire.get_admin_url() in links
    assert wire.url not in links


def test_where_the_origin_is_not_known_the_desk_says_so(as_editor, crossing):
    agency = SourceFactory(name="Far Agency")
    for article in reports(crossing):
        article.wire_credit = agency
        article.save()
    decide(*reports(crossing))

    text = read(as_editor, page(crossing)).text

    assert "Bay Wire and Post carry one text; who was first is not known." in text


def test_what_outlets_share_is_shown_as_found_by_comparing(as_editor):
    text = read(as_editor, page(full_story())).text

    assert "Found by comparing the texts of 2 independent origins" in text
    assert "What every outlet reports" in text


def test_a_contradiction_warns_and_leads_to_each_pair(as_editor, crossing):
    wire, post = reports(crossing)
    third = ArticleFactory(source=SourceFactory(name="Mercury"))
    links = [decide(wire, third), decide(third, post), decide(wire, post, Relation.UNRELATED)]

    shown = read(as_editor, page(crossing))

    assert "Bay Wire and Post are unrelated, yet Bay Wire – copy – Mercury – copy – Post" in shown.text
    urls = {reverse("admin:articles_link_change", args=[link.pk]) for link in links}
    assert urls <= set(shown.all("href"))


def test_without_contradictions_there_is_no_warning(as_editor, crossing):
    assert "contradict" not in read(as_editor, page(crossing)).text


def test_an_event_without_articles_says_what_will_stand_here(as_editor):
    assert "No article is in this event." in read(as_editor, page(EventFactory())).text


def test_names_of_outlets_are_escaped(as_editor, crossing):
    wire, post = reports(crossing)
    post.source.name = "<b>Post</b>"
    post.source.save()
    decide(wire, post, origin=wire)

    html = as_editor.get(page(crossing)).content.decode()

    assert "<b>Post</b>" not in html
    assert "&lt;b&gt;Post&lt;/b&gt;" in html


@pytest.mark.parametrize("copies", [1, 8])
def test_the_page_costs_the_same_however_many_copies_there_are(as_editor, copies, django_assert_num_queries):
    event = full_story(copies=copies)
    as_editor.get(page(event))

    with django_assert_num_queries(64):
        as_editor.get(page(event))
