import pytest

from articles.coverage.origins import duplicate_groups, independent_origins
from articles.models import Link, Source
from tests.factories import ArticleFactory, LinkFactory, SourceFactory

Relation, State = Link.Relation, Link.State


@pytest.fixture
def outlet(db):
    """An article of an outlet with this name."""
    return lambda name, **fields: ArticleFactory(source=SourceFactory(name=name), **fields)


def told(articles):
    return [
        ([a.source.name for a in origin.articles], list(origin.reasons))
        for origin in independent_origins(articles)
    ]


def test_reports_that_nothing_joins_are_origins_of_their_own(outlet):
    assert told([outlet("Post"), outlet("Mercury")]) == [(["Post"], []), (["Mercury"], [])]


@pytest.mark.parametrize(
    ("relation", "sentence"),
    [(Relation.COPY, "Mercury ran the text of Post"), (Relation.REWRITE, "Mercury rewrote the text of Post")],
)
def test_a_confirmed_copy_or_rewrite_is_no_origin_of_its_own(outlet, relation, sentence):
    post, mercury = outlet("Post"), outlet("Mercury")
    LinkFactory(one=post, other=mercury, relation=relation, origin=post, confirmed=True)

    assert told([mercury, post]) == [(["Mercury", "Post"], [sentence])]


def test_where_the_origin_is_not_known_only_the_text_is_said_to_be_one(outlet):
    post, mercury = outlet("Post"), outlet("Mercury")
    LinkFactory(one=post, other=mercury, relation=Relation.COPY, confirmed=True)

    assert told([post, mercury])[0][1] == ["Post and Mercury carry one text"]


@pytest.mark.parametrize(
    ("relation", "fields"),
    [
        (Relation.COPY, {}),
        (Relation.SAME_EVENT, {"confirmed": True}),
        (Relation.UNRELATED, {"confirmed": True}),
        (Relation.COPY, {"confirmed": True, "state": State.UNSURE}),
    ],
)
def test_what_is_not_established_joins_nothing(outlet, relation, fields):
    post, mercury = outlet("Post"), outlet("Mercury")
    LinkFactory(one=post, other=mercury, relation=relation, **fields)

    assert len(told([post, mercury])) == 2


def test_copies_of_a_third_report_that_is_not_here_are_one_origin(outlet):
    post, mercury, absent = outlet("Post"), outlet("Mercury"), outlet("Bay Wire")
    for article in (post, mercury):
        LinkFactory(one=article, other=absent, relation=Relation.COPY, origin=absent, confirmed=True)

    assert told([post, mercury]) == [
        (["Post", "Mercury"], ["Post ran the text of Bay Wire", "Mercury ran the text of Bay Wire"])
    ]


def test_a_copy_that_is_not_here_is_no_reason_why_others_are_one_origin(outlet):
    post, mercury, absent = outlet("Post"), outlet("Mercury"), outlet("Absent")
    for copy in (mercury, absent):
        LinkFactory(one=post, other=copy, relation=Relation.COPY, origin=post, confirmed=True)

    assert told([post, mercury]) == [(["Post", "Mercury"], ["Mercury ran the text of Post"])]


def test_reports_that_credit_one_agency_are_one_origin(outlet):
    wire = SourceFactory(name="Bay Wire", kind=Source.Kind.WIRE)
    post, mercury = outlet("Post", wire_credit=wire), outlet("Mercury", wire_credit=wire)

    assert told([post, mercury]) == [(["Post", "Mercury"], ["Post and Mercury credit Bay Wire"])]


def test_a_report_that_credits_an_agency_is_one_origin_with_the_agencys_own(outlet):
    dispatch = outlet("Bay Wire")
    post = outlet("Post", wire_credit=dispatch.source)

    assert told([post, dispatch]) == [(["Post", "Bay Wire"], ["Post credits Bay Wire"])]


def test_one_publisher_family_is_one_origin(outlet):
    group = SourceFactory(name="Valley Group")
    press = SourceFactory(name="Valley Press", owner=group)
    radio, post = outlet("Radio Valley"), outlet("Post")
    Source.objects.filter(pk__in=[radio.source_id]).update(owner=press)
    Source.objects.filter(pk=post.source_id).update(owner=group)

    assert told([radio, post]) == [
        (["Radio Valley", "Post"], ["Radio Valley and Post belong to Valley Group"])
    ]


def test_an_owner_and_what_it_owns_are_one_origin(outlet):
    group = outlet("Valley Group")
    radio = ArticleFactory(source=SourceFactory(name="Radio Valley", owner=group.source))

    assert told([radio, group])[0][1] == ["Radio Valley belongs to Valley Group"]


def test_two_reports_of_one_source_are_one_origin(outlet):
    post = outlet("Post")
    again = ArticleFactory(source=post.source)

    assert told([post, again]) == [(["Post", "Post"], ["Post has 2 reports here"])]


def test_owners_in_a_circle_do_not_end_in_a_loop(outlet):
    one, other, outside = outlet("Post"), outlet("Mercury"), outlet("Radio")
    for owned, owner in ((one, other), (other, one), (outside, one)):
        Source.objects.filter(pk=owned.source_id).update(owner=owner.source)

    assert len(told([one, outside, other])) == 1


def test_origins_come_in_the_order_of_their_first_article(outlet):
    a, b, c = outlet("A"), outlet("B"), outlet("C")
    LinkFactory(one=a, other=c, relation=Relation.COPY, confirmed=True)

    assert [names for names, _ in told([c, b, a])] == [["C", "A"], ["B"]]


def test_no_articles_have_no_origins(db):
    assert independent_origins([]) == []


@pytest.mark.parametrize("count", [2, 20])
def test_origins_take_three_queries_at_any_size(outlet, count, django_assert_num_queries):
    wire = SourceFactory(name="Bay Wire")
    articles = [outlet(f"Outlet {n}", wire_credit=wire) for n in range(count)]
    LinkFactory(one=articles[0], other=articles[1], relation=Relation.COPY, confirmed=True)

    with django_assert_num_queries(3):
        independent_origins(articles)


def test_duplicate_groups_are_the_confirmed_texts_with_more_than_one_article(outlet):
    a, b, c, d = (outlet(name) for name in "ABCD")
    LinkFactory(one=a, other=c, relation=Relation.COPY, confirmed=True)
    LinkFactory(one=a, other=d, relation=Relation.REWRITE, confirmed=True)
    LinkFactory(one=a, other=b, relation=Relation.SAME_EVENT, confirmed=True)

    assert duplicate_groups([d, c, b, a]) == [(d, c, a)]
