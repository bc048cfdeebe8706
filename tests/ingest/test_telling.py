"""Two items of one import that claim one article."""

import json

import pytest

from articles.ingest.batch import import_items
from articles.ingest.store import Run, Status, store
from articles.ingest.telling import is_same_report
from articles.models import Article, ArticleVersion

from .texts import BODY, END, LEDE, MORE, report

pytestmark = pytest.mark.django_db

ADDRESS = "https://herald.example/bridge"
ALPHA = {
    "title": "Alpha opens in Kell",
    "text": "Alpha opened in Kell on Monday and many people came to the square to see it.",
    "url": "https://www.kell.example/a?utm_source=q",
}
BETA = {
    "title": "Beta closes in Orm",
    "text": "Beta closed on Tuesday when the lights went out across the whole region at night.",
    "url": "https://kell.example/a#x",
}
REVISED = f"{LEDE}\n\n{END}"


def bring_in(*records, name="records.jsonl", **options):
    lines = "\n".join(json.dumps(record) for record in records)
    return list(import_items([(name, lines.encode())], **options))


def statuses(outcomes):
    return [str(outcome.status) for outcome in outcomes]


def test_two_articles_with_one_address_are_not_versions_of_one_however_often_they_come():
    runs = [statuses(bring_in(ALPHA, BETA)) for _ in range(3)]

    assert runs == [["new", "failed"], ["unchanged", "failed"], ["unchanged", "failed"]]
    assert [version.headline for version in ArticleVersion.objects.all()] == ["Alpha opens in Kell"]


def test_the_refusal_names_the_other_article_and_says_what_to_do():
    alpha, beta = bring_in(ALPHA, BETA)

    assert beta.label.startswith("Beta closes in Orm")
    assert f"the address of “Alpha opens in Kell” (article {alpha.article.pk})" in beta.message
    assert "Give each its own" in beta.message
    assert "import it by itself" in beta.message


def test_a_dry_run_refuses_the_second_article_too(counts):
    assert statuses(bring_in(ALPHA, BETA, dry_run=True)) == ["new", "failed"]
    assert counts() == (0, 0, 0)


def test_the_second_article_is_refused_in_another_file_of_the_import():
    files = [(f"{record['title']}.jsonl", json.dumps(record).encode()) for record in (ALPHA, BETA)]

    assert statuses(import_items(files)) == ["new", "failed"]


def test_a_page_that_has_quite_another_text_at_a_later_import_is_a_new_version_and_says_what_it_was():
    bring_in(ALPHA)

    [outcome] = bring_in(BETA)

    assert (outcome.status, outcome.message) == (Status.NEW_VERSION, "version 2, was “Alpha opens in Kell”")
    assert outcome.article.headline == "Beta closes in Orm"


def test_a_page_that_goes_back_to_an_older_text_at_a_later_import_is_a_new_version():
    messages = [bring_in(record)[0].message for record in (ALPHA, BETA, ALPHA)]

    assert messages[1:] == ["version 2, was “Alpha opens in Kell”", "version 3, was “Beta closes in Orm”"]


def test_a_new_version_under_the_same_headline_names_none(herald):
    store(report(url=ADDRESS), source=herald)

    assert store(report(REVISED, url=ADDRESS), source=herald).message == "version 2"


@pytest.mark.parametrize("identity", [{"url": ADDRESS}, {"guid": "b-1"}])
def test_of_two_texts_of_one_article_in_one_file_the_first_is_kept_however_often_they_come(herald, identity):
    drafts = [report(text, origin="feed.xml", **identity) for text in (BODY, REVISED, BODY)]

    runs = []
    for _ in range(3):
        run = Run()
        runs.append([store(draft, source=herald, run=run) for draft in drafts])

    assert statuses(runs[0]) == ["new", "unchanged", "unchanged"]
    assert {status for run in runs[1:] for status in statuses(run)} == {"unchanged"}
    assert "with two texts, of which the first was kept" in runs[0][1].message
    assert ArticleVersion.objects.get().text == BODY


def test_a_text_that_was_not_kept_becomes_a_version_when_it_comes_by_itself(herald):
    run = Run()
    for text in (BODY, REVISED):
        store(report(text, url=ADDRESS), source=herald, run=run)

    outcome = store(report(REVISED, url=ADDRESS), source=herald, run=Run())

    assert outcome.status == Status.NEW_VERSION


def test_two_headlines_of_one_text_in_one_file_do_not_replace_each_other(herald):
    run = Run()
    for headline in ("Bridge reopens", "Bridge is open"):
        outcome = store(report(url=ADDRESS, headline=headline), source=herald, run=run)

    assert (outcome.status, outcome.message) == (Status.UNCHANGED, "")
    assert Article.objects.get().headline == "Bridge reopens"


def test_a_revised_text_in_another_file_of_the_import_is_a_new_version_once(herald):
    drafts = [report(text, url=ADDRESS, origin=f"{n}.jsonl") for n, text in enumerate((BODY, REVISED))]

    runs = []
    for _ in range(2):
        run = Run()
        runs.append(statuses(store(draft, source=herald, run=run) for draft in drafts))

    assert runs == [["new", "new_version"], ["unchanged", "unchanged"]]


def test_a_feeds_own_summary_and_the_page_in_one_import_are_one_article(herald):
    run = Run()
    store(report(END, guid="b-1", url=ADDRESS, origin="feed.xml"), source=herald, run=run)

    page = report(f"{LEDE}\n\n{MORE}", url=ADDRESS, origin=ADDRESS, format="html")

    assert store(page, source=herald, run=run).status == Status.NEW_VERSION


def test_a_dry_item_tells_nothing_to_the_items_after_it(herald):
    run = Run()
    store(report(LEDE, url=ADDRESS), source=herald, run=run, dry_run=True)

    assert store(report(MORE, url=ADDRESS), source=herald, run=run).status == Status.NEW


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (LEDE, BODY, True),
        (BODY, LEDE, True),
        (f"{LEDE} {END}", f"{MORE} {END}", True),
        (LEDE, MORE, False),
        (ALPHA["text"], BETA["text"], False),
        (f"{LEDE} The town said so on Monday.", f"{MORE} The town said so on Monday.", False),
    ],
)
def test_a_teaser_and_a_revision_are_the_same_report_and_what_shares_a_phrase_is_not(one, other, same):
    assert is_same_report(one, other) is same
