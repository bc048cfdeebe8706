"""Articles, people, sources and quotes of published events."""

import pytest

from articles.publishing.lifecycle import correct, withdraw
from tests.factories import ArticleFactory, PersonFactory, QuoteFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db
LISTS = ["articles", "people", "sources", "quotes"]


def rows(client, name, query=""):
    return client.get(f"/api/v1/{name}/?{query}").json()["results"]


@pytest.mark.parametrize("name", LISTS)
def test_what_is_in_no_published_event_is_not_listed(client, name):
    ArticleFactory()
    PersonFactory()
    QuoteFactory(confirmed=True)

    assert rows(client, name) == []


@pytest.mark.parametrize("name", LISTS)
def test_what_is_in_a_published_event_is_listed_with_it(client, published, name):
    published("bridge")

    assert [row["event"] for row in rows(client, name)] == ["bridge"]


@pytest.mark.parametrize("name", LISTS)
def test_what_was_withdrawn_is_no_longer_listed(client, published, name):
    withdraw(published("bridge"), user=UserFactory(), text="It never happened.")

    assert rows(client, name) == []


@pytest.mark.parametrize("name", LISTS)
def test_a_corrected_event_lists_everything_once(client, published, name):
    event = published("bridge")

    correct(event, user=UserFactory(), kind="update", text="More is known.")

    assert len(rows(client, name)) == 1


def test_a_person_in_two_events_is_listed_once_as_the_newest_tells(client, published):
    speaker = PersonFactory(name="Mara Quill", slug="mara-quill")
    published("first", speaker=speaker)
    speaker.description = "minister"
    speaker.save()
    published("second", speaker=speaker)

    [row] = rows(client, "people")

    assert (row["description"], row["event"]) == ("minister", "second")


def test_a_person_stays_listed_when_the_newest_event_is_withdrawn(client, published):
    speaker = PersonFactory()
    published("first", speaker=speaker)
    withdraw(published("second", speaker=speaker), user=UserFactory(), text="It never happened.")

    assert [row["event"] for row in rows(client, "people")] == ["first"]


@pytest.mark.parametrize(
    ("name", "query", "count"),
    [
        ("articles", "source=bridge-outlet-1", 1),
        ("articles", "q=bridge 0", 1),
        ("articles", "event=other", 0),
        ("articles", "since=2026-01-01", 0),
        ("people", "q=mara", 1),
        ("people", "event=bridge", 1),
        ("sources", "kind=newspaper", 2),
        ("sources", "kind=wire", 0),
        ("quotes", "source=bridge-outlet-1", 1),
        ("quotes", "kind=direct", 0),
        ("quotes", "q=work was", 2),
        ("quotes", "speaker=mara", 0),
    ],
)
def test_lists_are_filtered(client, published, name, query, count):
    published("bridge", size=2)

    assert len(rows(client, name, query)) == count


def test_one_of_each_is_found_by_its_id_or_slug(client, published):
    published("bridge")

    for name, key in (("articles", "id"), ("quotes", "id"), ("people", "slug"), ("sources", "slug")):
        [row] = rows(client, name)
        assert client.get(f"/api/v1/{name}/{row[key]}/").json() == row


def test_an_unknown_one_is_not_found(client):
    assert client.get("/api/v1/people/nobody/").status_code == 404
    assert client.get("/api/v1/articles/7/").status_code == 404
    assert client.get("/api/v1/articles/seven/").status_code == 404


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("size", [1, 8])
def test_a_list_costs_one_query(client, published, django_assert_num_queries, name, size):
    published("bridge", size=size)

    with django_assert_num_queries(1):
        client.get(f"/api/v1/{name}/")


def test_a_quote_names_its_outlet_and_links_to_it(client, published):
    source = SourceFactory(name="Skarrow Post", slug="skarrow-post")
    event = published("bridge")
    article = event.articles.get()
    article.source, article.url = source, "https://skarrow.example/bridge"
    article.save()

    correct(event, user=UserFactory(), kind="clarification", text="The outlet was named wrongly.")

    [quote] = rows(client, "quotes")
    assert (quote["source"], quote["source_name"], quote["url"]) == (
        "skarrow-post",
        "Skarrow Post",
        "https://skarrow.example/bridge",
    )


@pytest.mark.parametrize("kind", ["people", "sources", "articles", "quotes", "events"])
def test_an_address_that_no_database_can_hold_leads_nowhere(client, kind):
    assert client.get(f"/api/v1/{kind}/%00/").status_code == 404


def test_a_slug_that_went_to_another_leads_to_whom_the_newest_edition_means(client, published):
    first = PersonFactory(name="Mara Quill", slug="mara-quill")
    published("first", speaker=first)
    first.slug = "mara-j-quill"
    first.save()
    published("second", speaker=PersonFactory(name="Mara Quill the younger", slug="mara-quill"))

    assert client.get("/api/v1/people/mara-quill/").json()["name"] == "Mara Quill the younger"
