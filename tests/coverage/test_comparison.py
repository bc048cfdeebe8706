from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.comparison import EXCERPT, MOST_OF_A_TEXT, MOST_ONLY, compare_coverage, shortened
from articles.coverage.origins import independent_origins
from articles.coverage.syndication import syndicated_texts
from articles.models import Link
from tests.factories import ArticleFactory, LinkFactory, SourceFactory

GATE = (
    "The gate at Low Skarrow opens on Monday morning, minister Mara Quill told the town council on Tuesday."
)
COST = "Repairs to the second pier will cost 6.4 million crowns, shared equally by Corvany and Ostmere."
OWN = {
    "A": "Divers working under floodlights found a crack as long as an arm in the oldest foundation stone.",
    "B": "A baker on Tanner Street has sold coffee to waiting drivers since February and will miss them.",
    "C": "Customs officers practised with an empty lorry and needed eleven minutes to wave it through.",
}
# Tells too little to be compared, and makes a text long enough to be quoted from.
CHAFF = " ".join(["It is so."] * 120)


@pytest.fixture
def outlet(db):
    """An article of an outlet with this name that tells these sentences and little else."""
    return lambda name, *sentences, **fields: ArticleFactory(
        source=SourceFactory(name=name), text="\n\n".join([*sentences, CHAFF]), **fields
    )


def compared(articles):
    return compare_coverage(independent_origins(articles), syndicated_texts(articles))


def copy(one, other):
    return LinkFactory(one=one, other=other, relation=Link.Relation.COPY, origin=one, confirmed=True)


def names(articles):
    return [article.source.name for article in articles]


def test_what_all_report_and_what_only_one_does(outlet):
    a, b, c = (outlet(name, GATE, OWN[name]) for name in "ABC")

    found = compared([a, b, c])

    assert [(shared.extract.words, names(shared.articles)) for shared in found.shared] == [
        (GATE, ["A", "B", "C"])
    ]
    assert [only.extracts[0].words for only in found.only] == [OWN["A"], OWN["B"], OWN["C"]]


def test_what_more_origins_report_comes_first(outlet):
    a, b, c = outlet("A", COST, GATE), outlet("B", COST, GATE), outlet("C", OWN["C"], GATE)

    found = compared([a, b, c])

    assert [names(shared.articles) for shared in found.shared] == [["A", "B", "C"], ["A", "B"]]


def test_copies_of_one_text_are_one_voice(outlet):
    a, b = outlet("A", GATE, OWN["A"]), outlet("B", GATE, OWN["A"])
    c = outlet("C", GATE, OWN["C"])
    copy(a, b)

    found = compared([a, b, c])

    assert names(found.articles) == ["A", "C"]
    assert [names(shared.articles) for shared in found.shared] == [["A", "C"]]


def test_the_voice_of_an_origin_is_the_report_that_took_its_text_from_no_other(outlet):
    taker, first, other = outlet("Taker", GATE), outlet("First", GATE, COST), outlet("Other", OWN["C"])
    copy(first, taker)

    assert names(compared([taker, first, other]).articles) == ["First", "Other"]


def test_where_no_text_was_taken_the_voice_is_the_earliest_report(outlet):
    early, other = outlet("Early", GATE), outlet("Other", COST)
    late = ArticleFactory(source=early.source, text=OWN["B"])

    assert compared([early, late, other]).articles == (early, other)


def test_a_report_without_a_text_is_no_voice(outlet):
    silent, spoken, other = ArticleFactory(text=" "), outlet("Spoken", GATE), outlet("Other", COST)
    copy(silent, spoken)

    assert names(compared([silent, spoken, other]).articles) == ["Spoken", "Other"]


@pytest.mark.parametrize("texts", [[], [GATE], [GATE, " "]])
def test_fewer_than_two_origins_are_not_compared(outlet, texts):
    articles = [ArticleFactory(text=text) for text in texts]

    assert compared(articles) is None


def test_a_shared_passage_is_quoted_as_most_put_it(outlet):
    odd = "Minister Mara Quill said on Tuesday that the gate at Low Skarrow would open Monday, come ice or rain."
    a, b, c = (outlet(name, text) for name, text in zip("ABC", [odd, GATE, GATE], strict=True))

    [shared] = compared([a, b, c]).shared

    assert (shared.extract.article, shared.articles) == (b, (a, b, c))


def test_of_one_report_no_more_than_a_share_is_quoted(outlet):
    ends = ("Nobody in the harbour had expected snow.", "Trains to the coast were full by noon.")
    a, b = (ArticleFactory(text=" ".join([GATE, COST, *OWN.values(), end])) for end in ends)

    found = compared([a, b])

    quoted = Counter()
    for extract in [*(one.extract for one in found.shared), *(x for one in found.only for x in one.extracts)]:
        quoted[extract.article] += len(extract.words)
    assert set(quoted) == {a, b}
    assert all(length <= MOST_OF_A_TEXT * len(article.text) for article, length in quoted.items())


def test_what_is_not_quoted_is_counted(outlet):
    sentences = [
        f"The {what} of the {where} was weighed, tagged and carried up to the {room} before nine."
        for what, where, room in [
            ("anchor", "trawler", "attic"),
            ("bell", "chapel", "cellar"),
            ("clock", "station", "museum"),
            ("flag", "garrison", "gymnasium"),
            ("organ", "cinema", "warehouse"),
        ]
    ]
    a, b = outlet("A", *sentences), outlet("B", GATE, COST, OWN["B"])

    only = compared([a, b]).only[0]

    assert len(only.extracts) <= MOST_ONLY
    assert only.more > 0


def test_an_extract_says_where_its_passage_stands(outlet):
    a, b = outlet("A", GATE), outlet("B", GATE, COST, OWN["B"])

    [shared] = compared([a, b]).shared

    extract = shared.extract
    assert extract.article.text[extract.start : extract.end] == GATE == extract.words


@given(st.text())
def test_an_excerpt_is_short_and_on_one_line(passage):
    words = shortened(passage)

    assert len(words) <= EXCERPT
    assert words == " ".join(words.split())


@given(st.lists(st.text("abcé", min_size=1, max_size=12), min_size=1, max_size=80).map(" ".join))
def test_a_long_passage_is_cut_at_a_word(passage):
    words = shortened(passage)

    assert passage == words or (passage + " ").startswith(words.removesuffix("…"))


@pytest.mark.parametrize("count", [2, 12])
def test_the_comparison_takes_one_query_at_any_size(outlet, count, django_assert_num_queries):
    articles = [outlet(f"Outlet {number}", GATE, OWN["A"]) for number in range(count)]
    copy(articles[0], articles[1])
    articles.append(outlet("Other", GATE))
    origins, texts = independent_origins(articles), syndicated_texts(articles)

    with django_assert_num_queries(1):
        compare_coverage(origins, texts)
