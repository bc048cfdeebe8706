import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from articles.models import Article
from tests.admin.article_forms import form_of, page
from tests.factories import (
    ArticleFactory,
    CoverageFactory,
    LinkFactory,
    QuoteFactory,
    SourceFactory,
    UserFactory,
    VersionFactory,
)
from tests.publishing.stories import published


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_the_page_says_what_the_article_is_and_what_waits(as_editor):
    article = ArticleFactory(source__name="Skarrow Post")
    LinkFactory(one=article)
    QuoteFactory(version=article.current_version)
    CoverageFactory(article=article)

    html = as_editor.get(page(article)).content.decode()

    strip = html.partition("desk-strip")[2].partition("desk-panes")[0]
    for words in (
        "Skarrow Post",
        "date unknown",
        "inbox",
        "1 link to decide",
        "1 quote to confirm",
        "in 1 event",
    ):
        assert words in strip


def test_what_an_editor_changes_is_remembered_as_theirs(as_editor):
    article = ArticleFactory(byline="Someone")

    as_editor.post(page(article), form_of(article, headline="Better", language="de"))

    article.refresh_from_db()
    assert article.headline == "Better"
    assert article.edited_fields == ["headline", "language"]


def test_a_date_is_remembered_with_its_precision(as_editor):
    article = ArticleFactory()
    typed = {"published_0": "2021-05-17", "published_2": "day"}

    as_editor.post(page(article), form_of(article, **typed))

    article.refresh_from_db()
    assert article.published == "17 May 2021"
    assert article.edited_fields == ["published_at", "published_precision"]


def test_what_was_edited_before_stays_remembered(as_editor):
    article = ArticleFactory(edited_fields=["byline"])

    as_editor.post(page(article), form_of(article, dateline="SKARROW"))

    article.refresh_from_db()
    assert article.edited_fields == ["byline", "dateline"]


def test_saving_without_a_change_remembers_nothing(as_editor):
    article = ArticleFactory()

    as_editor.post(page(article), form_of(article))

    article.refresh_from_db()
    assert article.edited_fields == []


def test_a_new_headline_is_found_by_search(as_editor):
    article = ArticleFactory()

    as_editor.post(page(article), form_of(article, headline="Zeppelin over Skarrow"))

    found = as_editor.get(reverse("admin:articles_article_changelist"), {"q": "zeppelin"})
    assert [one.pk for one in found.context["cl"].result_list] == [article.pk]


def test_a_future_date_is_refused_and_what_was_typed_stays(as_editor):
    article = ArticleFactory()
    typed = {"published_0": "2199-01-01", "published_2": "day", "headline": "Typed in vain"}

    html = as_editor.post(page(article), form_of(article, **typed)).content.decode()

    assert "1 January 2199 has not come yet: an article cannot be published in the future" in html
    assert 'value="2199-01-01"' in html
    assert 'value="Typed in vain"' in html


def test_an_address_that_another_article_of_the_source_has_is_refused_by_name(as_editor):
    source = SourceFactory()
    other = ArticleFactory(source=source, url="https://post.example/bridge", headline="The first")
    article = ArticleFactory(source=source)

    html = as_editor.post(
        page(article), form_of(article, url="https://www.post.example/bridge?utm_source=x")
    ).content.decode()

    assert f"“The first” (article {other.pk}) of this source has this address already." in html
    article.refresh_from_db()
    assert article.url == ""


def test_the_raw_text_shows_each_cut_with_its_rule(as_editor):
    article = ArticleFactory(text__raw_text="SHARE THIS\nThe bridge opened.", text__cuts=[(0, 11, "share")])

    html = as_editor.get(page(article)).content.decode()

    assert '<del class="desk-cut" title="Share, follow or comment line">SHARE THIS' in html
    assert "Share, follow or comment line: bring back" in html


def test_markup_in_a_text_stays_text(as_editor):
    article = ArticleFactory(text="<script>alert(1)</script> said the mayor.")

    html = as_editor.get(page(article)).content.decode()

    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert(1)" not in html


def test_versions_are_listed_with_who_made_them(as_editor, editor):
    article = ArticleFactory()
    VersionFactory(article=article, raw_text="Changed.", made_by=editor)

    html = as_editor.get(page(article)).content.decode()

    versions = html.partition('id="versions"')[2]
    assert "Version 2" in versions
    assert "cut by edda" in versions
    assert "from the outlet" in versions


def test_an_event_of_the_article_leads_to_its_public_page(as_editor):
    event = published()
    article = event.articles.get()

    html = as_editor.get(page(article)).content.decode()

    assert event.get_admin_url() in html
    assert event.get_absolute_url() in html


def test_quotes_that_lost_their_place_ask_to_be_marked_again(as_editor):
    article = ArticleFactory()
    QuoteFactory(version=article.current_version, confirmed=True, anchor="orphaned")

    html = as_editor.get(page(article)).content.decode()

    assert "The outlet changed its text under a confirmed quote." in html
    assert "no longer in the text" in html


def test_a_contributor_is_offered_to_suggest_but_not_to_decide(as_contributor):
    article = ArticleFactory()
    LinkFactory(one=article)
    QuoteFactory(version=article.current_version)

    html = as_contributor.get(page(article)).content.decode()

    assert "Suggest a link to another article" in html
    assert 'name="relation" value="unrelated"' not in html
    assert 'name="decision"' not in html
    assert 'name="spiked"' not in html


@pytest.mark.parametrize("name", ["put_in_event", "new_event", "link", "recut", "annotate"])
def test_whoever_may_only_look_is_refused_the_screens_that_change(name, client, db):
    client.force_login(UserFactory())
    article = ArticleFactory()

    response = client.post(reverse(f"admin:articles_article_{name}", args=[article.pk]))

    assert response.status_code == 403


def test_a_spiked_article_is_taken_back_with_one_button(as_editor):
    article = ArticleFactory(status=Article.Status.SPIKED)

    response = as_editor.post(
        reverse("admin:articles_article_triage"), {"inbox": article.pk, "next": article.get_admin_url()}
    )

    assert response.url == article.get_admin_url()
    article.refresh_from_db()
    assert article.status == "inbox"


def test_leading_back_to_another_site_is_refused(as_editor):
    article = ArticleFactory()

    response = as_editor.post(
        reverse("admin:articles_article_triage"), {"desk": article.pk, "next": "https://evil.example/"}
    )

    assert response.url == reverse("admin:articles_article_changelist")


def test_an_editor_deletes_an_article_on_which_nothing_rests(as_editor):
    article = ArticleFactory()
    VersionFactory(article=article)
    LinkFactory(one=article)

    as_editor.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"})

    assert not Article.objects.filter(pk=article.pk).exists()


def test_an_article_with_a_decision_is_not_deleted(as_editor):
    article = ArticleFactory()
    LinkFactory(one=article, confirmed=True)

    response = as_editor.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"})

    assert response.status_code in (200, 403)
    assert Article.objects.filter(pk=article.pk).exists()


@pytest.mark.parametrize("size", [1, 12])
def test_the_page_costs_the_same_however_much_stands_on_it(size, as_editor, django_assert_num_queries):
    article = ArticleFactory(text=" ".join(f"The mayor said number {n}." for n in range(size)))
    for n in range(size):
        LinkFactory(one=article)
        LinkFactory(one=article, confirmed=True)
        QuoteFactory(version=article.current_version, exact=f"The mayor said number {n}.")
        CoverageFactory(article=article)
        VersionFactory(article=article, make_current=False)

    with django_assert_num_queries(16):
        as_editor.get(page(article))
