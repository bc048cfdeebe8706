"""The lines that an outlet puts into all its reports, where cleaning does not know them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.candidates import reading_of
from articles.coverage.fingerprints import file
from articles.coverage.furniture import REPORTS_WITH_FURNITURE, furniture_of, without_furniture
from articles.models import Link
from articles.text.keys import short
from articles.text.shingles import shingles
from tests.coverage.suggestions import suggested
from tests.factories import ArticleFactory, SourceFactory

FOOTER = (
    "The Skarrow Lantern has told the coast its news since 1871. Write to Nora Bell at the readers’ desk if we got "
    "something wrong. Puzzles, recipes and the weather map of Captain Gull stand on page twelve."
)
NEWS = [
    (
        "Council passes budget",
        "The council of Skarrow passed its budget by twenty votes to nine on a wet evening.",
    ),
    ("Lynx in the Kir valley", "A lynx has been seen near farms, and Hanno Reeth hung cameras in the wood."),
    ("Lost play found", "A play that was thought lost lay under the stage in Torrenby, says Ada Mirren."),
    (
        "Late frost feared",
        "Growers around Mellin lit fires between apple trees for a third night, says Berit Sand.",
    ),
    (
        "Rowers win cup",
        "The rowers of Keldrigg won by two lengths after the favourites caught a crab in the bend.",
    ),
    (
        "Bakers go back",
        "The bakers go back to their ovens after nine days with four per cent more, says Rasmus Vik.",
    ),
]


@pytest.fixture
def lantern(db):
    return SourceFactory(name="Skarrow Lantern")


@pytest.fixture
def read():
    def reading(source, text):
        article = ArticleFactory(source=source, headline="News", text=text)
        return reading_of(article, file(article).profile)

    return reading


def runs(text):
    return set(map(short, shingles(text)))


def test_what_stands_in_four_reports_of_an_outlet_is_furniture(read, lantern):
    first, *others = [read(lantern, f"{text} {FOOTER}") for _, text in NEWS[:4]]

    furniture = furniture_of(first, others)

    assert runs(FOOTER) <= furniture
    assert not runs(NEWS[0][1]) & furniture


def test_what_stands_in_fewer_may_be_one_text_told_again(read, lantern):
    first, *others = [read(lantern, f"{text} {FOOTER}") for _, text in NEWS[: REPORTS_WITH_FURNITURE - 1]]

    assert furniture_of(first, others) == frozenset()


def test_what_many_outlets_have_is_a_text_that_they_share(read, db):
    first, *others = [read(SourceFactory(), f"{text} {FOOTER}") for _, text in NEWS]

    assert furniture_of(first, others) == frozenset()


def test_a_text_that_its_outlet_brings_out_again_and_again_is_no_furniture(read, lantern):
    first, *others = [read(lantern, FOOTER) for _ in range(6)]

    assert furniture_of(first, others) == frozenset()


def test_furniture_is_cut_out_of_the_text():
    text = f"Rain fell. {FOOTER} It fell for hours."

    assert without_furniture(text, runs(FOOTER)).split() == [
        "Rain",
        "fell.",
        ".",
        "It",
        "fell",
        "for",
        "hours.",
    ]


@given(st.text(max_size=200))
def test_without_furniture_a_text_stays_as_it_is(text):
    assert without_furniture(text, frozenset()) == text


@given(st.text(max_size=200), st.integers(0, 3))
def test_what_is_cut_leaves_the_rest_in_its_order(text, every):
    some = frozenset(sorted(runs(text))[:: every + 1])

    rest = iter(text)
    assert all(character in rest for character in without_furniture(text, some))


def test_a_footer_that_cleaning_does_not_know_links_no_articles(lantern):
    for headline, text in NEWS[:3]:
        suggested(ArticleFactory(source=lantern, headline=headline, text=f"{text}\n\n{FOOTER}"))
    seen = set(Link.objects.values_list("pk", flat=True))

    for headline, text in NEWS[3:]:
        suggested(ArticleFactory(source=lantern, headline=headline, text=f"{text}\n\n{FOOTER}"))

    assert not Link.objects.exclude(pk__in=seen).exists()


def test_an_item_that_its_outlet_brings_out_six_times_is_a_copy_each_time(lantern):
    headline, text = NEWS[0]
    *_, last = [ArticleFactory(source=lantern, headline=headline, text=f"{text} {FOOTER}") for _ in range(6)]
    for article in type(last).objects.order_by("pk"):
        links = suggested(article)

    assert {link.relation for link in links} == {Link.Relation.COPY}
    assert len(links) == 5
