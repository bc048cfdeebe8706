import pytest

from articles.models import EditionArticle, Quote
from articles.publishing.lifecycle import publish
from tests.factories import EventFactory, PersonFactory, SummarySentenceFactory, UserFactory
from tests.publishing.stories import SAID, cover, full_story, quote, report
from tests.views.pages import CROSSING, PERSON, WIRE, read

pytestmark = pytest.mark.django_db


def another_story(number, *articles, **fields):
    event = EventFactory(title=f"Another crossing {number}", **fields)
    for article in articles:
        cover(event, article)
    SummarySentenceFactory(event=event)
    publish(event, user=UserFactory())
    return event


def test_a_person_is_told_with_words_post_role_and_outlet(client):
    full_story()

    text = read(client, PERSON).text

    assert "Mara Quill" in text
    assert "Ministers agree to reopen the northern crossing" in text
    assert "transport minister, Corvany · signatory" in text
    assert "“We will open the gate on Monday” On behalf of the cabinet, in Bay Wire" in text


def test_the_event_page_leads_to_the_people_and_the_outlets(client):
    full_story()

    links = read(client, CROSSING).all("href")

    assert {PERSON, WIRE} <= set(links)


def test_words_of_a_draft_are_not_told(client):
    event = full_story()
    person = event.participants.get()
    quote(event.articles.first(), "About 200 lorries", person)

    assert "About 200" not in read(client, PERSON).text


@pytest.mark.parametrize("url", ["/people/nobody/", "/sources/nothing/", "/people/odo-fenn/"])
def test_who_is_in_no_published_event_has_no_page(client, url):
    PersonFactory(name="Odo Fenn", slug="odo-fenn")

    assert client.get(url).status_code == 404


def test_a_wire_is_told_as_first_and_as_run_by_others(client):
    full_story(copies=2)

    text = read(client, WIRE).text

    assert "First to report 1 event" in text
    assert "First report of the event" in text
    assert "Its text ran in 2 other reports" in text


def test_an_outlet_is_told_whose_text_it_ran(client):
    full_story(copies=1)

    page = read(client, "/sources/mercury-0/")

    assert "Texts of others it ran Bay Wire 1" in page.text
    assert "Ran the text of Bay Wire" in page.text
    assert WIRE in page.all("href")


@pytest.mark.parametrize(
    ("minutes", "precision", "first"), [(30, "minute", True), (0, "minute", False), (0, "day", False)]
)
def test_nobody_was_first_unless_every_hour_is_known(minutes, precision, first):
    one = report("Bay Wire", 0, "The gate opens.")
    other = report("Post", minutes, "Gates to open, minister says.")
    other.published_precision = precision
    other.save()

    another_story(1, one, other)

    row = EditionArticle.objects.get(key=one.pk)
    assert row.is_first_report is first


@pytest.mark.parametrize("size", [1, 5])
def test_the_pages_cost_the_same_however_much_is_published(client, django_assert_num_queries, size):
    event = full_story()
    person, source = event.participants.get(), event.articles.first().source
    for number in range(size):
        text = f"{SAID} she said. {number}"
        article = report("Bay Wire", number, text, source=source, guid=number)
        quote(article, SAID, person, kind=Quote.Kind.DIRECT)
        another_story(number, article)

    with django_assert_num_queries(4):
        assert client.get(PERSON).status_code == 200
    with django_assert_num_queries(5):
        assert client.get(f"/sources/{source.slug}/").status_code == 200
