"""The page of an article where no script runs: what is typed is enough."""

import pytest
from django.urls import reverse

from articles.models import Coverage, Link, Mention, Passage, Quote
from tests.browser.marks import IN_BROWSER
from tests.factories import ArticleFactory, EventFactory, MentionFactory, QuoteFactory, UserFactory

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = IN_BROWSER


@pytest.fixture
def article(plain_page):
    """Its page is open, for an editor."""
    article = ArticleFactory()
    editor = UserFactory(role="editor")
    editor.set_password("open the gate")
    editor.save()
    plain_page.goto(f"{reverse('admin:login')}?next={article.get_admin_url()}")
    plain_page.fill("[name=username]", editor.username)
    plain_page.fill("[name=password]", "open the gate")
    plain_page.click("[type=submit]")
    return article


def test_another_article_is_linked_by_its_typed_number(plain_page, article):
    other = ArticleFactory()

    plain_page.click("summary:has-text('Link another article')")
    plain_page.fill("[name=other-typed]", str(other.pk))
    plain_page.click("button:text-is('Link')")

    expect(plain_page.locator(".messagelist")).to_contain_text("Decided: same event")
    link = Link.objects.get()
    assert {link.low, link.high} == {article, other}


def test_an_article_is_put_in_an_event_by_its_typed_title(plain_page, article):
    event = EventFactory(title="The gate opens")

    plain_page.click("summary:has-text('Put in an event')")
    plain_page.fill("[name=event-typed]", "the gate opens")
    plain_page.click("button:text-is('Put in the event')")

    expect(plain_page.locator(".messagelist")).to_contain_text("In “The gate opens”")
    assert Coverage.objects.get().event == event


TEXT = "The ferry sails at noon, said Ines Carrow. “Nobody waits,” the harbour master said."


@pytest.fixture
def annotated(plain_page):
    """An article with a quotation and a name to decide; the annotator is open, for an editor."""
    article = ArticleFactory(text=TEXT)
    QuoteFactory(version=article.current_version, exact="The ferry sails at noon", speaker=None)
    MentionFactory(version=article.current_version, exact="Ines Carrow", person=None)
    editor = UserFactory(role="editor")
    editor.set_password("open the gate")
    editor.save()
    url = reverse("admin:articles_article_annotate", args=[article.pk])
    plain_page.goto(f"{reverse('admin:login')}?next={url}")
    plain_page.fill("[name=username]", editor.username)
    plain_page.fill("[name=password]", "open the gate")
    plain_page.click("[type=submit]")
    return article


def told(page, words):
    expect(page.locator(".messagelist")).to_contain_text(words)


def test_a_quotation_is_mended_confirmed_and_taken_back_by_forms(plain_page, annotated):
    before = Quote.objects.values().get()
    item = plain_page.locator("#item")

    item.get_by_role("button", name="Confirm").click()
    told(plain_page, "Say who spoke before confirming")
    item.get_by_text("The words", exact=True).first.click()
    item.locator("[name=exact]").fill("ferry sails at noon")
    item.get_by_label("Speaker", exact=True).fill("Ines Carrow")
    item.get_by_role("button", name="Save").click()
    expect(item).to_contain_text("The desk knows nobody called “Ines Carrow”")
    item.get_by_label("Add this person, whom the desk does not know yet").check()
    item.get_by_label("On behalf of").fill("the port")
    item.get_by_label("mixed").check()
    item.get_by_role("button", name="Save").click()
    told(plain_page, "Saved")
    item.get_by_role("button", name="Confirm").click()
    told(plain_page, "Confirmed")

    quote = Quote.objects.get()
    assert (quote.exact, quote.kind, quote.on_behalf_of) == ("ferry sails at noon", "mixed", "the port")
    assert (quote.speaker.name, quote.state) == ("Ines Carrow", "confirmed")

    for _ in range(2):
        plain_page.get_by_role("button", name="Undo").click()
        told(plain_page, "Taken back")
    assert Quote.objects.values().get() == before


def test_a_quotation_a_name_and_a_passage_are_added_by_forms(plain_page, annotated):
    plain_page.locator("#mark summary").first.click()
    plain_page.fill("#quote_exact", "Nobody waits,")
    plain_page.locator("#mark").get_by_label("Speaker as named").fill("the harbour master")
    plain_page.get_by_role("button", name="Mark the quotation").click()
    told(plain_page, "Marked")
    plain_page.locator("#name summary").first.click()
    plain_page.fill("#name_exact", "harbour master")
    plain_page.get_by_role("button", name="Mark the name").click()
    expect(plain_page.locator("#name")).to_contain_text("Say which person is meant")
    expect(plain_page.locator("#name_exact")).to_have_value("harbour master")
    plain_page.locator("#cite summary").first.click()
    plain_page.fill("#cite_exact", "Nobody waits")
    plain_page.get_by_role("button", name="Cite").click()
    told(plain_page, "is kept as a passage")

    assert Quote.objects.get(exact="Nobody waits,").state == "confirmed"
    assert Passage.objects.get().exact == "Nobody waits"


def test_names_are_listed_chosen_and_rejected_by_links_and_forms(plain_page, annotated):
    plain_page.get_by_role("link", name="Names").click()
    plain_page.locator(".desk-lines-names a").first.click()
    expect(plain_page.locator("#item")).to_contain_text("Name 1")
    plain_page.locator("#item").get_by_role("button", name="Reject").click()
    told(plain_page, "Rejected")

    assert Mention.objects.get().state == "rejected"
