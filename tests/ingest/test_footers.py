import pytest

from articles.ingest.footers import WINDOW, FooterWatch, ending_of, standing_footers
from articles.ingest.store import Run, store
from articles.models import Article, ArticleVersion
from articles.text.cuts import Cut
from tests.factories import ArticleFactory, CreditNameFactory, SourceFactory

from .texts import END, LEDE, MORE, report

FOOTER = "The Lindwick Herald is a Quayside title, printed at Oldmill Lane since 1911."


def story(number, *ending):
    report = (
        f"Report number {number} is about street {number}, where nobody had seen a thing like it in {number} years. "
        f"The council will talk about it on the {number}th, and until then house {number} stays shut."
    )
    return "\n\n".join((report, *ending))


def footers(*texts):
    return standing_footers(ending_of(text, ()) for text in texts)


def test_a_line_under_three_different_texts_is_a_footer():
    assert footers(*(story(n, FOOTER) for n in range(3))) == {FOOTER}


def test_a_line_under_two_texts_may_be_chance():
    assert footers(*(story(n, FOOTER) for n in range(2))) == frozenset()


def test_all_lines_of_a_footer_are_known():
    lines = ["About us", "Write to the newsdesk on the second floor", FOOTER]

    assert footers(*(story(n, *lines) for n in range(3))) == set(lines)


def test_the_background_that_one_story_told_again_ends_with_is_no_footer():
    new_ledes = [f"Update {n} on the bridge.\n\n{LEDE}\n\n{MORE}\n\n{END}" for n in range(6)]
    new_middles = [f"{LEDE}\n\n{MORE}\n\nBy {n} o’clock {n} cars were across.\n\n{END}" for n in range(6)]

    assert footers(*new_ledes) == frozenset()
    assert footers(*new_middles) == frozenset()


def test_what_is_half_of_a_short_item_is_no_footer():
    assert footers(*(f"Street {n} is shut.\n\n{FOOTER}" for n in range(3))) == frozenset()


def test_a_long_passage_is_no_footer():
    passage = [f"{sentence} {LEDE} {MORE}" for sentence in ("First.", "Second.", "Third.")]

    assert footers(*(story(n, *passage) for n in range(3))) == frozenset()


def test_background_under_a_few_of_many_reports_is_no_footer():
    texts = [story(n, END) for n in range(4)] + [story(n) for n in range(4, WINDOW)]

    assert footers(*texts) == frozenset()


def test_a_line_that_begins_articles_is_no_footer():
    texts = [f"Morning briefing\n\n{story(n, *(f'Line {n} {m} of it.' for m in range(6)))}" for n in range(3)]

    assert footers(*texts) == frozenset()


def test_a_line_that_another_rule_cuts_is_left_to_that_rule():
    texts = [story(n, "— BayWire") for n in range(3)]
    endings = [ending_of(text, [Cut(text.index("—"), len(text), "agency-credit")]) for text in texts]

    assert standing_footers(endings) == frozenset()


@pytest.mark.parametrize("text", ["", "One line.", "—\n\n***"])
def test_texts_without_much_of_an_end_have_no_footers(text):
    assert footers(text, text, text) == frozenset()


def test_a_footer_of_a_long_text_is_found_in_its_place():
    long = "word " * 5000
    endings = [ending_of(f"{long}{n}.\n\n{FOOTER}", ()) for n in range(3)]

    assert standing_footers(endings) == {FOOTER}


@pytest.mark.django_db
def test_what_a_watch_follows_is_what_another_reads_from_the_database():
    source, run = SourceFactory(), Run()
    for n in range(WINDOW + 3):
        store(report(story(n, FOOTER), guid=str(n), headline=f"Story {n}"), source=source, run=run)

    assert run.footers.known(source) == FooterWatch().known(source) == {FOOTER}


@pytest.mark.django_db
def test_footers_are_those_of_one_source():
    herald = SourceFactory()
    for n in range(3):
        ArticleFactory(source=herald, text=story(n, FOOTER))

    assert FooterWatch().known(herald) == {FOOTER}
    assert FooterWatch().known(SourceFactory()) == frozenset()


@pytest.mark.django_db
def test_a_footer_is_cut_from_the_article_that_makes_it_known_and_from_those_before():
    source = SourceFactory()
    articles = [
        store(report(story(n, FOOTER), guid=str(n), headline=f"Story {n}"), source=source).article
        for n in range(4)
    ]

    for n, article in enumerate(articles):
        article.refresh_from_db()
        assert article.text == story(n)
        assert "footer" in {cut.rule for cut in article.current_version.cut_list}
    assert [article.versions.count() for article in articles] == [2, 2, 1, 1]


@pytest.mark.django_db
def test_a_credit_that_stood_above_a_footer_is_found_once_the_footer_is_known():
    source, wire = SourceFactory(), CreditNameFactory(name="BayWire").source
    ending = ["With reporting by BayWire", FOOTER]
    for n in range(3):
        store(report(story(n, *ending), guid=str(n), headline=f"Story {n}"), source=source)

    articles = Article.objects.order_by("pk")
    assert [article.text for article in articles] == [story(n) for n in range(3)]
    assert {article.wire_credit for article in articles} == {wire}


@pytest.mark.django_db
def test_articles_that_editors_have_in_hand_keep_their_text_when_a_footer_becomes_known(editor):
    source = SourceFactory()
    kept = [
        store(report(story(n, FOOTER), guid=str(n), headline=f"Story {n}"), source=source).article
        for n in range(2)
    ]
    Article.objects.filter(pk=kept[0].pk).update(status=Article.Status.DESK)
    Article.objects.filter(pk=kept[1].pk).update(status=Article.Status.SPIKED)

    new = store(report(story(2, FOOTER), guid="2", headline="Story 2"), source=source).article

    assert new.text == story(2)
    assert ArticleVersion.objects.filter(number=2).count() == 0


@pytest.mark.django_db
def test_an_item_that_comes_again_after_its_footer_became_known_is_unchanged():
    source = SourceFactory()
    drafts = [report(story(n, FOOTER), guid=str(n), headline=f"Story {n}") for n in range(3)]
    for draft in drafts:
        store(draft, source=source)

    assert [store(draft, source=source).status for draft in drafts] == ["unchanged"] * 3


@pytest.mark.django_db
def test_one_article_counts_once_however_often_it_changed():
    source = SourceFactory()
    for n in range(4):
        store(report(story(n, FOOTER), guid="the same"), source=source)

    assert FooterWatch().known(source) == frozenset()
