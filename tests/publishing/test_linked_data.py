import json
import re

import pytest

from articles.publishing.linked_data import linked_data
from articles.text.dates import Precision
from tests.publishing.stories import full_story, published
from tests.views.pages import CROSSING

pytestmark = pytest.mark.django_db

SITE = {"site_name": "The Newsroom", "site_url": "https://news.example"}


@pytest.fixture
def page():
    edition = full_story().current_edition
    return linked_data(edition, edition.content, **SITE)["@graph"][0]


def parts(page, kind):
    return [part for part in page["hasPart"] if part["@type"] == kind]


def test_the_page_is_a_collection_about_an_event(page):
    assert page["@type"] == "CollectionPage"
    assert page["@id"] == "https://news.example/events/northern-crossing/"
    assert page["mainEntity"]["startDate"] == "2026-05-12"
    assert page["mainEntity"]["location"]["name"] == "Harrow Bridge"
    assert page["mainEntity"]["about"][0]["sameAs"] == "https://www.wikidata.org/entity/Q4200"


def test_a_picture_is_told_with_whom_it_is_owed_to(page):
    first, second = page["image"]

    assert first["contentUrl"].startswith("https://news.example/pictures/")
    assert (first["width"], first["height"]) == (900, 600)
    assert (first["creditText"], first["copyrightNotice"]) == ("Ada Pell/Bay Wire", "By permission")
    assert first["isBasedOn"] == "https://bay-wire.example/bridge"
    assert "copyrightNotice" not in second


def test_a_licence_that_is_an_address_is_linked():
    event = full_story()
    content = event.current_edition.content
    content["pictures"][0]["licence"] = "https://licences.example/by"

    page = linked_data(event.current_edition, content, **SITE)["@graph"][0]

    assert page["image"][0]["license"] == "https://licences.example/by"


def test_an_edition_from_before_pictures_has_none():
    event = full_story()
    content = event.current_edition.content
    del content["pictures"]

    assert "image" not in linked_data(event.current_edition, content, **SITE)["@graph"][0]


def test_reports_are_named_with_outlet_and_address(page):
    wire = parts(page, "NewsArticle")[0]

    assert wire["publisher"]["name"] == "Bay Wire"
    assert wire["url"] == "https://bay-wire.example/crossing"


def test_only_what_was_printed_as_speech_is_a_text(page):
    told = [("text" in quote, "abstract" in quote) for quote in parts(page, "Quotation")]

    assert set(told) == {(True, False), (False, True)}


def test_the_log_is_told_as_corrections(page):
    [line] = page["correction"]

    assert (line["@type"], line["text"]) == ("CorrectionComment", "The bridge is Harrow Bridge.")


def test_the_page_leads_back_to_the_front_page():
    edition = full_story().current_edition
    crumbs = linked_data(edition, edition.content, **SITE)["@graph"][1]["itemListElement"]

    assert [crumb["item"] for crumb in crumbs] == ["https://news.example/", f"https://news.example{CROSSING}"]


@pytest.mark.parametrize(
    ("precision", "date"), [("year", "2026"), ("month", "2026-05"), ("day", "2026-05-12")]
)
def test_no_date_is_finer_than_it_is_known(precision, date):
    edition = published(slug="x").current_edition
    started = {"value": "2026-05-12T00:00:00+00:00", "precision": Precision(precision), "said": ""}

    page = linked_data(edition, edition.content | {"started": started}, **SITE)["@graph"][0]

    assert page["mainEntity"]["startDate"] == date


def test_the_block_on_the_page_is_json_that_no_title_can_close(client):
    published(slug="x", title="</script><script>alert(1)</script>")

    html = client.get("/events/x/").content.decode()
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)

    assert json.loads(block)["@graph"][0]["name"] == "</script><script>alert(1)</script>"
    assert "alert(1)</script>" not in html
