import pytest

from articles.models import DeskSetting, Source
from articles.publishing.content import build_content
from articles.publishing.excerpts import Allowance, cap_excerpts
from articles.publishing.gate import check
from articles.publishing.lifecycle import publish
from articles.publishing.restoring import restore
from tests.factories import ArticleFactory, SummarySentenceFactory
from tests.publishing.stories import cite, cover, covered, full_story
from tests.views.pages import CROSSING, read

WORDS = "The river rose in the night and took the lower road with it. "


def citation(number, article=1, exact="The gate opens on Monday", prefix="", suffix=""):
    return {"number": number, "article": article, "exact": exact, "prefix": prefix, "suffix": suffix}


def capped(citations, *, most, comparison=None, sources=None):
    sources = sources or {1: 1}
    return cap_excerpts(citations, comparison, Allowance(sources, dict.fromkeys(sources.values(), most)))


def test_what_is_within_the_limit_stays_as_it_is():
    entries = [citation(1, prefix="Today. ", suffix=" at nine")]

    assert capped(entries, most=100)[0] == entries


def test_a_citation_over_the_limit_ends_with_a_whole_word_and_says_so():
    [first, second] = capped([citation(1), citation(2, exact="About 200 lorries are waiting")], most=40)[0]

    assert first == citation(1)
    assert second == citation(2, exact="About 200 …") | {"cut": True}


def test_where_nothing_is_left_only_the_sign_stands():
    assert capped([citation(1), citation(2, exact="About 200")], most=24)[0][1]["exact"] == "…"


def test_words_that_are_not_parted_by_spaces_are_cut_between_letters():
    assert capped([citation(1, exact="水" * 300)], most=200)[0][0]["exact"] == "水" * 200 + " …"


def test_cited_words_come_before_what_stands_around_them():
    [first, second] = capped([citation(1, prefix="x" * 10), citation(2)], most=50)[0]

    assert (first["exact"], first["prefix"]) == ("The gate opens on Monday", "")
    assert second == citation(2)


def test_all_articles_of_an_outlet_share_one_limit():
    entries = [citation(1), citation(2, article=2), citation(3, article=3)]

    shown = capped(entries, most=24, sources={1: 1, 2: 1, 3: 2})[0]

    assert [entry.get("cut", False) for entry in shown] == [False, True, False]


def test_passages_compared_get_what_citations_leave_and_are_shown_whole_or_counted():
    comparison = {
        "articles": [1, 2],
        "shared": [
            {"article": 1, "excerpt": "a" * 20, "articles": [1, 2]},
            {"article": 2, "excerpt": "b" * 20},
        ],
        "only": [{"article": 1, "excerpts": ["c" * 20, "d" * 2], "more": 1}],
    }

    told = capped([citation(1)], most=48, comparison=comparison, sources={1: 1, 2: 2})[1]

    assert [row["excerpt"] for row in told["shared"]] == ["a" * 20, "b" * 20]
    assert told["only"] == [{"article": 1, "excerpts": ["d" * 2], "more": 2}]


@pytest.fixture
def long_citation(db):
    """A draft that cites 310 characters of an outlet."""
    event = covered()
    article = ArticleFactory(on_desk=True, text=f"{WORDS * 6}\n\nMore.")
    cover(event, article, position=1)
    cite(SummarySentenceFactory(event=event, position=1), article, exact=(WORDS * 5).strip())
    return event, article


def limit(most):
    DeskSetting.objects.update_or_create(pk=1, defaults={"excerpt_limit": most})


def test_the_limit_is_the_desks(long_citation):
    event, article = long_citation
    assert not any("cut" in entry for entry in build_content(event)["citations"])

    limit(200)

    [entry] = [entry for entry in build_content(event)["citations"] if entry["article"] == article.pk]
    assert len(entry["exact"]) <= 202
    assert entry["exact"].endswith(" …")


def test_an_outlet_can_have_a_limit_of_its_own(long_citation):
    event, article = long_citation
    limit(200)

    Source.objects.filter(pk=article.source_id).update(excerpt_limit=1000)

    assert not any("cut" in entry for entry in build_content(event)["citations"])


def test_the_gate_warns_of_what_will_be_cut(long_citation):
    event, article = long_citation
    assert "characters are cited" not in " ".join(one.message for one in check(event))

    limit(200)

    [warning] = [one for one in check(event) if "characters are cited" in one.message]
    assert warning.level == "warn"
    assert warning.message.startswith(f"Of {article.source} 304 characters are cited, and a page shows 200")


def test_a_cut_citation_is_restored_whole(long_citation, publisher):
    event, _ = long_citation
    limit(200)
    publish(event, user=publisher)
    cited = {passage.exact for row in event.summary.all() for passage in row.passages.all()}

    assert restore(event.current_edition, event, user=publisher) == []

    assert {passage.exact for row in event.summary.all() for passage in row.passages.all()} == cited


@pytest.mark.django_db
def test_what_people_said_does_not_count(client):
    limit(200)
    full_story()

    assert "We will open the gate on Monday" in read(client, CROSSING).text
