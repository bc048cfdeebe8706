import pytest
from django.core.exceptions import ValidationError

from articles.ingest import versions
from articles.ingest.store import Status, recut, store
from articles.models import Article, ArticleVersion
from articles.search.query import search_articles
from articles.text.cuts import Cut, apply_cuts
from tests.factories import QuoteFactory, SourceFactory

from .texts import BODY, END, LEDE, MORE, report

pytestmark = pytest.mark.django_db

RAW = f"{LEDE}\n\nMust read\n\n{MORE}\n\n{END}"


@pytest.fixture
def article():
    return store(report(RAW, guid="b-1"), source=SourceFactory()).article


def cut_of(raw, words, rule="editor"):
    return Cut(raw.index(words), raw.index(words) + len(words), rule)


def teaser(version):
    return next(cut for cut in version.cut_list if cut.rule == "teaser")


def test_an_editor_cuts_more_and_that_is_a_new_version_of_the_same_raw_text(article, editor):
    version = recut(article, [*article.current_version.cut_list, cut_of(RAW, END)], user=editor)

    assert version.text == f"{LEDE}\n\n{MORE}" == apply_cuts(RAW, version.cut_list)
    assert (version.number, version.raw_text, version.made_by) == (2, RAW, editor)
    assert [cut.rule for cut in version.cut_list if RAW[cut.start : cut.end] == END] == ["editor"]
    assert Article.objects.get().current_version == article.current_version == version


def test_an_editor_restores_a_cut(article, editor):
    cuts = [cut for cut in article.current_version.cut_list if cut.rule != "teaser"]

    version = recut(article, cuts, user=editor)

    assert version.text == RAW


def test_a_restored_cut_that_is_cut_again_has_its_old_rule(article, editor):
    old = teaser(article.current_version)
    recut(article, [], user=editor)

    version = recut(article, [old], user=editor)

    assert teaser(version) == old
    assert version.text == BODY


def test_only_the_machine_gives_a_cut_a_rule_of_its_own(article, editor):
    version = recut(article, [cut_of(RAW, END, rule="advertisement")], user=editor)

    assert [cut.rule for cut in version.cut_list if RAW[cut.start : cut.end] == END] == ["editor"]


def test_cutting_what_is_cut_already_makes_no_version(article, editor):
    version = recut(article, list(article.current_version.cut_list), user=editor)

    assert version.number == 1
    assert ArticleVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("cuts", "message"),
    [
        ([Cut(5, len(RAW) + 1, "editor")], "do not fit the text"),
        ([Cut(9, 5, "editor")], "do not fit the text"),
        ([Cut(-3, 5, "editor")], "do not fit the text"),
        ([Cut(0, len(RAW), "editor")], "Nothing would be left"),
    ],
)
def test_cuts_that_cannot_be_are_refused(article, editor, cuts, message):
    with pytest.raises(ValidationError, match=message):
        recut(article, cuts, user=editor)

    assert ArticleVersion.objects.count() == 1


def test_cuts_made_on_a_text_that_has_changed_meanwhile_are_refused(article, editor):
    seen = Article.objects.get(pk=article.pk)
    store(report(LEDE, guid="b-1"), source=article.source)

    with pytest.raises(ValidationError, match="changed in the meantime"):
        recut(seen, [Cut(0, 5, "editor")], user=editor)


def test_quotes_search_and_reading_follow_a_recut(
    article, editor, monkeypatch, django_capture_on_commit_callbacks
):
    read = []
    monkeypatch.setattr(versions, "read_version", type("Task", (), {"enqueue": staticmethod(read.append)}))
    quote = QuoteFactory(
        version=article.current_version, exact="the town said", speaker_text="town", confirmed=True
    )

    with django_capture_on_commit_callbacks(execute=True):
        version = recut(article, [cut_of(RAW, MORE)], user=editor)

    quote.refresh_from_db()
    assert quote.version == version
    assert read == [version.pk]
    assert not search_articles(Article.objects.all(), "forty cables").exists()


def test_what_others_changed_meanwhile_stays_though_the_caller_has_not_seen_it(article, editor):
    Article.objects.filter(pk=article.pk).update(byline="Ada Fenn")

    recut(article, [], user=editor)

    assert Article.objects.get().byline == article.history.latest().byline == "Ada Fenn"


def test_history_says_who_cut(article, editor):
    recut(article, [], user=editor)

    step = article.history.latest()
    assert (step.history_user, step.history_change_reason) == (editor, "Cut by hand")


def test_the_outlets_unchanged_text_leaves_an_editors_version_alone(article, editor):
    version = recut(article, [cut_of(RAW, END)], user=editor)

    outcome = store(report(RAW, guid="b-1"), source=article.source)

    assert outcome.status == Status.UNCHANGED
    assert Article.objects.get().current_version == version


def test_what_an_editor_cut_and_restored_is_done_again_when_the_outlet_changes_its_text(article, editor):
    recut(article, [cut_of(RAW, END)], user=editor)
    changed = f"New: {LEDE}\n\nMust read\n\n{MORE}\n\n{END}"

    outcome = store(report(changed, guid="b-1"), source=article.source)

    version = outcome.article.current_version
    assert outcome.status == Status.NEW_VERSION
    assert version.text == f"New: {LEDE}\n\nMust read\n\n{MORE}"
    assert version.made_by is None


def test_an_editors_latest_wish_counts(article, editor):
    recut(article, [cut_of(RAW, END)], user=editor)
    recut(article, [], user=editor)

    outcome = store(report(f"New: {RAW}", guid="b-1"), source=article.source)

    assert outcome.article.current_version.text == f"New: {RAW}"


def test_an_editors_wish_outlives_several_changes_of_the_text(article, editor):
    recut(article, [*article.current_version.cut_list, cut_of(RAW, END)], user=editor)
    store(report(f"New: {RAW}", guid="b-1"), source=article.source)

    outcome = store(report(f"Newer: {RAW}", guid="b-1"), source=article.source)

    assert outcome.article.current_version.text == f"Newer: {LEDE}\n\n{MORE}"


def test_words_that_now_stand_in_two_places_are_left_to_the_editor(article, editor):
    recut(article, [*article.current_version.cut_list, cut_of(RAW, END)], user=editor)
    twice = f"{END}\n\n{BODY}"

    outcome = store(report(twice, guid="b-1"), source=article.source)

    assert outcome.article.current_version.text == twice


def test_a_change_of_what_an_editor_cut_away_is_no_new_version(article, editor):
    recut(article, [*article.current_version.cut_list, cut_of(RAW, END)], user=editor)

    outcome = store(report(RAW.replace("Must read", "Read more"), guid="b-1"), source=article.source)

    assert outcome.status == Status.UNCHANGED
