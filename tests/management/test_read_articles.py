import pytest
from django.core.management import CommandError, call_command

from articles import tasks
from articles.models import Article, Fingerprint, Link, Mention, Quote
from articles.people.naming import create_person
from tests.coverage import stories
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles():
    create_person("Ilse Brandt")
    return [
        ArticleFactory(headline=stories.WIRE_HEADLINE, text=stories.WIRE),
        ArticleFactory(headline=stories.OTHER_HEADLINE, text=stories.OTHER),
        ArticleFactory(headline=stories.REPORT_HEADLINE, text=stories.REPORT),
    ]


def run(*options):
    call_command("read_articles", "--no-progress", *options)


def written():
    rows = [list(model.objects.order_by("pk").values()) for model in (Link, Mention, Quote, Fingerprint)]
    return rows, list(Article.objects.order_by("pk").values_list("pk", "story"))


def test_every_article_is_read_with_its_people_quotes_links_and_story(articles, capsys):
    run()

    assert capsys.readouterr().out == "3 read, 0 failed\n"
    assert Mention.objects.filter(person__isnull=False).count() == 2
    assert Quote.objects.exists()
    assert Link.objects.get().high == articles[2]
    assert not Article.objects.filter(story=None).exists()


def test_they_are_read_in_the_order_in_which_they_came_in(articles, monkeypatch):
    first = articles[2]
    Article.objects.filter(pk=first.pk).update(created_at="2020-01-01T00:00Z")
    read = []
    monkeypatch.setattr(tasks, "suggest_links", lambda article: read.append(article))

    run()

    assert read == [articles[2], articles[0], articles[1]]


@pytest.mark.parametrize("options", [[], ["--unread"]])
def test_a_second_run_writes_nothing(articles, options):
    run()
    before = written()

    run(*options)

    assert written() == before


def test_only_what_was_not_compared_yet_may_be_asked_for(articles, capsys):
    run()
    Fingerprint.objects.filter(article=articles[0]).delete()
    Fingerprint.objects.filter(article=articles[1]).update(compared=None)
    capsys.readouterr()

    run("--unread")

    assert capsys.readouterr().out == "2 read, 0 failed\n"
    assert Fingerprint.objects.filter(compared__isnull=False).count() == 3


def test_spiked_articles_and_those_without_a_text_are_left_out(articles, capsys):
    Article.objects.filter(pk=articles[0].pk).update(status=Article.Status.SPIKED)
    Article.objects.filter(pk=articles[1].pk).update(current_version=None)

    run()

    assert capsys.readouterr().out == "1 read, 0 failed\n"


def test_one_that_cannot_be_read_is_told_by_its_headline_and_the_rest_goes_on(articles, monkeypatch, capsys):
    suggest = tasks.suggest_links

    def fail_on_the_first(article):
        if article == articles[0]:
            raise RuntimeError("The rules are broken.")
        suggest(article)

    monkeypatch.setattr(tasks, "suggest_links", fail_on_the_first)

    with pytest.raises(CommandError, match="1 could not be read") as error:
        run()

    printed = capsys.readouterr().out
    assert error.value.returncode == 1
    assert f"not read     {articles[0].headline}: The rules are broken." in printed
    assert printed.endswith("2 read, 1 failed\n")
    assert Fingerprint.objects.count() == 2


def test_a_newsroom_without_articles_is_no_error(capsys):
    run()

    assert capsys.readouterr().out == "0 read, 0 failed\n"
