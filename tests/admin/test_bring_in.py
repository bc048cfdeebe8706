import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.admin.desk import bring_in
from articles.ingest import batch, polling
from articles.ingest.errors import FetchError
from articles.ingest.fetch import Fetched
from articles.models import Article, Feed
from tests.factories import ArticleFactory, FeedFactory, SourceDomainFactory, SourceFactory, UserFactory

URL = reverse("admin:bring-in")
TEXT = "Gate to open on Monday\n\nThe northern gate opens on Monday, the harbour office said.\n\nNobody was told why."
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Skarrow Post</title>
<item><title>Gate to open</title><guid>a-1</guid><link>https://skarrow.example/gate</link>
<description>The northern gate opens on Monday, the harbour office said.</description></item>
</channel></rss>"""


def upload(name, content):
    return SimpleUploadedFile(name, content)


def outcomes(response):
    return [(outcome.status.value, outcome.label) for outcome in response.context["outcomes"]]


def answers(monkeypatch, module, body, content_type="text/html"):
    def fake(url, **kwargs):
        if isinstance(body, Exception):
            raise body
        return Fetched(200, url, content_type, body, "", "")

    monkeypatch.setattr(module, "fetch", fake)


def test_a_pasted_text_becomes_an_article_of_the_chosen_source(as_contributor):
    source = SourceFactory()

    response = as_contributor.post(
        URL, {"text": TEXT, "source": source.pk, "url": "https://post.example/gate"}
    )

    article = Article.objects.get()
    assert (article.source, article.headline, article.status) == (source, "Gate to open on Monday", "inbox")
    assert article.url == "https://post.example/gate"
    assert article.get_admin_url() in response.content.decode()


def test_the_headline_that_was_typed_wins(as_contributor):
    as_contributor.post(URL, {"text": TEXT, "headline": "Northern gate opens", "source": SourceFactory().pk})

    assert Article.objects.get().headline == "Northern gate opens"


def test_pasting_the_same_again_changes_nothing(as_contributor):
    typed = {"text": TEXT.replace("\n", "\r\n"), "source": SourceFactory().pk}
    as_contributor.post(URL, typed)

    response = as_contributor.post(URL, typed)

    assert [status for status, _ in outcomes(response)] == ["unchanged"]
    assert Article.objects.count() == 1


def test_files_come_in_together_and_a_broken_one_does_not_stop_the_rest(as_contributor):
    files = [upload("empty.txt", b""), upload("gate.txt", TEXT.encode()), upload("feed.xml", RSS)]

    response = as_contributor.post(URL, {"files": files, "source": SourceFactory().pk})

    assert [status for status, _ in outcomes(response)] == ["failed", "new", "new"]
    assert Article.objects.count() == 2


def test_a_file_that_is_too_large_is_refused_by_name(as_contributor, monkeypatch):
    monkeypatch.setattr(bring_in, "MAX_BYTES", 10)

    response = as_contributor.post(URL, {"files": [upload("archive.txt", TEXT.encode())]})

    [outcome] = response.context["outcomes"]
    assert outcome.status == "failed"
    assert outcome.label == "archive.txt"
    assert "split it" in outcome.message


def test_an_address_is_fetched(as_contributor, monkeypatch):
    answers(monkeypatch, batch, TEXT.encode(), "text/plain")

    response = as_contributor.post(
        URL, {"addresses": "https://skarrow.example/gate", "source": SourceFactory().pk}
    )

    assert [status for status, _ in outcomes(response)] == ["new"]


def test_a_private_address_is_refused_and_what_was_typed_stays(as_contributor):
    response = as_contributor.post(URL, {"addresses": "http://127.0.0.1/secret"})

    assert [status for status, _ in outcomes(response)] == ["failed"]
    assert "http://127.0.0.1/secret</textarea>" in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("typed", ["/etc/passwd", "file:///etc/passwd", "-", "ftp://post.example/a"])
def test_only_web_addresses_are_read(typed, as_contributor):
    response = as_contributor.post(URL, {"addresses": typed})

    assert "is not a web address" in response.content.decode()
    assert "outcomes" not in response.context


def test_more_addresses_than_one_request_can_bear_are_refused(as_contributor):
    many = "\n".join(f"https://post.example/{n}" for n in range(11))

    response = as_contributor.post(URL, {"addresses": many})

    assert "Give at most 10 addresses at a time" in response.content.decode()


def test_a_feed_is_kept_and_read_at_once(as_editor, monkeypatch):
    answers(monkeypatch, polling, RSS, "application/rss+xml")
    source = SourceFactory()

    response = as_editor.post(URL, {"feed": "https://skarrow.example/feed", "source": source.pk})

    assert [status for status, _ in outcomes(response)] == ["new"]
    assert Feed.objects.get().source == source


def test_a_feeds_source_is_told_by_its_address(as_editor, monkeypatch):
    answers(monkeypatch, polling, RSS, "application/rss+xml")
    source = SourceDomainFactory(domain="skarrow.example").source

    as_editor.post(URL, {"feed": "https://feeds.skarrow.example/all"})

    assert Feed.objects.get().source == source


def test_a_feed_of_nobody_asks_for_its_source(as_editor):
    response = as_editor.post(URL, {"feed": "https://skarrow.example/feed"})

    assert "Choose the source whose feed this is." in response.content.decode()
    assert not Feed.objects.exists()


def test_a_feed_that_fails_is_kept_and_says_why(as_editor, monkeypatch):
    answers(monkeypatch, polling, FetchError("It did not answer in time."))

    response = as_editor.post(URL, {"feed": "https://skarrow.example/feed", "source": SourceFactory().pk})

    [outcome] = response.context["outcomes"]
    assert "It did not answer in time." in outcome.message
    assert Feed.objects.get().error_count == 1


def test_a_feed_that_is_here_already_is_refused(as_editor):
    feed = FeedFactory()

    response = as_editor.post(URL, {"feed": feed.url})

    assert "This feed is here already." in response.content.decode()


def test_a_contributor_is_offered_no_feed_and_cannot_add_one(as_contributor):
    response = as_contributor.post(
        URL, {"feed": "https://skarrow.example/feed", "source": SourceFactory().pk}
    )

    assert "Address of a feed" not in response.content.decode()
    assert not Feed.objects.exists()


def test_an_empty_form_says_what_to_give(as_contributor):
    response = as_contributor.post(URL, {})

    assert "Nothing to bring in: paste a text, choose files, or give an address." in response.content.decode()


def test_an_address_without_a_text_asks_for_the_text(as_contributor):
    response = as_contributor.post(
        URL, {"url": "https://post.example/gate", "addresses": "https://b.example/x"}
    )

    assert "Paste the text that this headline and address belong to." in response.content.decode()


def test_a_refused_form_keeps_what_was_typed(as_contributor):
    source = SourceFactory(name="Skarrow Post")

    html = as_contributor.post(
        URL, {"text": TEXT, "url": "nonsense address", "source": source.pk}
    ).content.decode()

    assert "The northern gate opens on Monday, the harbour office said." in html
    assert 'value="nonsense address"' in html
    assert "selected>Skarrow Post" in html


def test_what_an_editor_entered_is_not_touched_by_bringing_in_again(as_editor):
    source = SourceFactory()
    article = ArticleFactory(source=source, url="https://post.example/gate", edited_fields=["headline"])

    as_editor.post(URL, {"text": TEXT, "source": source.pk, "url": article.url})

    before = article.headline
    article.refresh_from_db()
    assert article.headline == before
    assert article.versions.count() == 2


def test_whoever_may_add_no_article_is_refused(client, db):
    client.force_login(UserFactory())

    assert client.get(URL).status_code == 403
    assert client.post(URL, {"text": TEXT}).status_code == 403


def test_a_pasted_text_may_name_an_outlet_that_is_new_here(as_contributor):
    as_contributor.post(URL, {"text": TEXT, "new_source": "Skarrow Post"})

    assert Article.objects.get().source.name == "Skarrow Post"


def test_a_new_outlet_that_is_known_after_all_is_not_made_twice(as_contributor):
    source = SourceFactory(name="Skarrow Post")

    as_contributor.post(URL, {"text": TEXT, "new_source": "skarrow post"})

    assert Article.objects.get().source == source


def test_a_chosen_source_and_a_new_one_exclude_each_other(as_contributor):
    typed = {"text": TEXT, "new_source": "Skarrow Post", "source": SourceFactory().pk}

    response = as_contributor.post(URL, typed)

    assert "new_source" in response.context["form"].errors
    assert TEXT in response.content.decode()
    assert not Article.objects.exists()


def test_a_feed_that_is_not_on_the_web_is_refused_in_words(as_editor):
    response = as_editor.post(URL, {"text": "", "feed": "ftp://skarrow.example/feed"})

    assert response.context["form"].errors["feed"] == [
        "“ftp://skarrow.example/feed” is not a web address. It begins with https://."
    ]
