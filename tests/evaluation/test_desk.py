import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.coverage.fingerprints import file
from articles.evaluation.desk import Decided, best_bound, desk_figures, rates_at
from articles.models import DeskSetting, Link
from tests.coverage import stories
from tests.factories import ArticleFactory, LinkFactory

Relation = Link.Relation


def decided(belongs, score, suggested=True):
    return Decided(None, belongs, suggested, score)


@pytest.fixture
def article(db):
    def make(headline, text):
        article = ArticleFactory(headline=headline, text=text)
        file(article)
        return article

    return make


@pytest.fixture
def reports(article):
    """Two reports of one fire, and one of another."""
    return [
        article(stories.WIRE_HEADLINE, stories.WIRE),
        article(stories.REPORT_HEADLINE, stories.REPORT),
        article(stories.OTHER_HEADLINE, stories.OTHER),
    ]


def told():
    out = StringIO()
    call_command("evaluate", "links", "--desk", stdout=out)
    return out.getvalue()


def test_a_suggestion_that_an_editor_refused_is_wrong_and_one_made_by_hand_was_missed(reports):
    wire, report, other = reports
    missed = LinkFactory(one=wire, other=report, confirmed=True)
    wrong = LinkFactory(one=wire, other=other, relation=Relation.UNRELATED, score=0.6, confirmed=True)

    figures = desk_figures()

    assert [one.link for one in figures.missed] == [missed]
    assert [one.link for one in figures.wrong] == [wrong]
    assert figures.rates == (0, 0)


def test_pairs_are_scored_as_the_engine_would_today(reports):
    wire, report, other = reports
    LinkFactory(one=wire, other=report, confirmed=True)
    LinkFactory(one=wire, other=other, relation=Relation.UNRELATED, confirmed=True)

    same, unlike = desk_figures().decided

    assert same.score > 0.9
    assert unlike.score < 0.1


def test_an_article_that_was_not_read_yet_has_no_score(reports):
    LinkFactory(one=reports[0], other=ArticleFactory(), confirmed=True)

    assert desk_figures().decided[0].score is None


def test_unsure_pairs_do_not_count(reports):
    wire, report, _ = reports
    LinkFactory(one=wire, other=report, confirmed=True, state=Link.State.UNSURE)

    assert desk_figures().decided == []


def test_the_rates_depend_on_the_bound():
    pairs = [decided(True, 0.9), decided(True, 0.4), decided(False, 0.5)]

    assert rates_at(pairs, 0.3) == (2 / 3, 1)
    assert rates_at(pairs, 0.6) == (1, 1 / 2)


def test_the_best_bound_parts_those_that_belong_from_those_that_do_not():
    pairs = [decided(True, 0.7)] * 12 + [decided(False, 0.62)] * 12

    assert best_bound(pairs, in_force=0.75).bound == 0.7
    assert best_bound(pairs, in_force=0.75).rates == (1, 1)


def test_a_bound_that_serves_as_well_as_any_is_kept():
    pairs = [decided(True, 0.9)] * 12 + [decided(False, 0.2)] * 12

    assert best_bound(pairs, in_force=0.5).bound == 0.5


@pytest.mark.parametrize(
    "pairs",
    [[decided(True, 0.9), decided(False, 0.2)], [decided(True, 0.9)] * 30, [decided(True, None)] * 30],
)
def test_no_bound_is_proposed_on_too_little(pairs):
    assert best_bound(pairs, in_force=0.5) is None


def test_the_command_tells_what_was_wrong_and_missed_and_the_bound_in_force(reports):
    wire, report, other = reports
    DeskSetting.objects.create(pk=1, suggest_from=0.65)
    LinkFactory(one=wire, other=report, confirmed=True)
    LinkFactory(one=wire, other=other, relation=Relation.UNRELATED, score=0.6, confirmed=True)

    lines = told()

    assert "2 decided pairs: 1 belong together, 1 are unrelated." in lines
    assert re.search(rf"Wrongly suggested: 1\n  0\.0\d  “{wire}”", lines)
    assert f"“{wire}” ({wire.source}) · “{report}” ({report.source})" in lines
    assert "The bound in force is 0.65: by the scores of today precision 1.000, recall 1.000" in lines
    assert "No bound is proposed" in lines


def test_the_command_proposes_no_bound_that_is_no_better(reports, monkeypatch):
    wire, report, other = reports
    LinkFactory(one=wire, other=report, confirmed=True)
    LinkFactory(one=wire, other=other, relation=Relation.UNRELATED, confirmed=True)
    LinkFactory(one=report, other=other, relation=Relation.UNRELATED, confirmed=True)
    monkeypatch.setattr("articles.evaluation.desk.FEWEST_DECISIONS", 3)

    lines = told()

    assert "No other bound would serve this desk better." in lines
    assert "Best for this desk" not in lines


def test_an_undecided_desk_is_told_what_to_do(db):
    assert "decide some on the desk" in told()


@pytest.mark.parametrize(
    "given", [["--desk", "articles.jsonl"], ["--desk", "--predictions", "out.jsonl"], [], ["articles.jsonl"]]
)
def test_a_call_that_asks_for_both_or_neither_is_refused(db, given):
    with pytest.raises(CommandError, match="--desk"):
        call_command("evaluate", "links", *given)
