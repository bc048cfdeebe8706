import pytest
from django.urls import reverse

from tests.publishing.stories import full_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema(client):
    return client.get("/api/v1/schema/", headers={"accept": "application/vnd.oai.openapi+json"}).json()


def test_the_root_leads_everywhere(client):
    links = client.get("/api/v1/").json()

    assert set(links) == {"events", "articles", "people", "sources", "quotes", "schema", "docs"}
    for url in links.values():
        assert client.get(url).status_code == 200


def test_the_schema_has_every_address_and_only_reads(schema):
    assert set(schema["paths"]) == {
        "/api/v1/",
        *(f"/api/v1/{name}/" for name in ("events", "articles", "people", "sources", "quotes")),
        *(f"/api/v1/{name}/{{slug}}/" for name in ("events", "people", "sources")),
        *(f"/api/v1/{name}/{{id}}/" for name in ("articles", "quotes")),
    }
    assert {method for path in schema["paths"].values() for method in path} == {"get"}


def test_an_event_answers_exactly_what_the_schema_promises(client, published, schema):
    published("bridge", size=2)

    body = client.get("/api/v1/events/bridge/").json()

    promised = schema["components"]["schemas"]["EventDetail"]
    assert set(body) == set(promised["properties"]) == set(promised["required"])


def test_who_ran_whose_text_and_what_is_shared_are_promised_to_the_last_field(client, schema):
    full_story()
    promised = schema["components"]["schemas"]

    body = client.get("/api/v1/events/northern-crossing/").json()

    text, comparison = body["syndication"][0], body["comparison"]
    for told, name in [
        (text, "SyndicatedText"),
        (text["reports"][1], "CarryingReport"),
        (text["reports"][1]["taken"], "Taken"),
        (comparison, "Comparison"),
    ]:
        assert set(told) == set(promised[name]["properties"]) == set(promised[name]["required"]), name
    assert promised["EventDetail"]["properties"]["syndication"]["items"]["$ref"].endswith("/SyndicatedText")
    assert set(promised["SharedPassage"]["properties"]) == {
        *("article", "source", "source_name", "excerpt", "articles")
    }
    assert set(promised["OnlyHere"]["properties"]) == {"article", "source", "source_name", "excerpts", "more"}


def test_making_the_schema_warns_of_nothing(capsys):
    from django.core.management import call_command

    call_command("spectacular", "--validate", "--fail-on-warn", "--file", "/dev/null")

    assert capsys.readouterr().err == ""


def test_the_browsable_page_loads_nothing_from_elsewhere(client):
    page = client.get(reverse("api:docs")).content.decode()

    assert "https://" not in page
    assert "<script>" not in page
