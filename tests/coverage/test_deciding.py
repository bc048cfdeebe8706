from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.coverage.deciding import decide, decide_all, suggest, take_back
from articles.models import Link
from articles.models.link import LinkQuerySet
from tests.coverage import suggestions
from tests.factories import ArticleFactory, UserFactory

Relation, State = Link.Relation, Link.State


@pytest.fixture
def pair(db):
    return ArticleFactory(), ArticleFactory()


@pytest.fixture
def colleague(db):
    return UserFactory(username="cleo", role="editor")


@pytest.fixture
def suggested(dispatch, report):
    """The machine's own suggestion, as the machine writes it."""
    return suggestions.suggested(report)[0]


def facts(link):
    return (
        link.relation,
        link.state,
        link.origin_id,
        link.score,
        link.reasons,
        link.note,
        link.suggested_by_id,
        link.decided_by_id,
        link.decided_at,
    )


def stored(link):
    return facts(Link.objects.get(pk=link.pk))


@pytest.mark.parametrize("turned", [False, True])
def test_a_decision_is_one_row_whichever_way_round_the_pair_is_given(pair, editor, turned):
    one, other = reversed(pair) if turned else pair

    link = decide(one, other, Relation.COPY, user=editor, origin=one, note="Same words.")

    assert (link.low, link.high, link.origin) == (*pair, one)
    assert (link.relation, link.state, link.note) == (Relation.COPY, State.CONFIRMED, "Same words.")
    assert link.decided_by == editor
    assert link.decided_at <= timezone.now()


def test_deciding_again_changes_the_one_row(pair, editor):
    first = decide(*pair, Relation.COPY, user=editor)

    second = decide(*pair, Relation.UNRELATED, user=editor)

    assert second.pk == first.pk
    assert Link.objects.get().relation == Relation.UNRELATED


def test_a_decision_keeps_what_the_machine_said(suggested, editor):
    link = decide(suggested.low, suggested.high, suggested.relation, user=editor)

    assert (link.pk, link.score, link.reasons) == (suggested.pk, suggested.score, suggested.reasons)


def test_the_suggested_origin_stays_unless_another_is_given(pair, contributor, editor):
    suggest(*pair, Relation.COPY, user=contributor, origin=pair[1])

    assert decide(*pair, Relation.COPY, user=editor).origin == pair[1]
    assert decide(*pair, Relation.COPY, user=editor, origin=pair[0]).origin == pair[0]


def test_a_relation_without_direction_has_no_origin(pair, editor):
    decide(*pair, Relation.COPY, user=editor, origin=pair[0])

    assert decide(*pair, Relation.SAME_EVENT, user=editor, origin=pair[0]).origin is None


def test_unsure_leaves_the_pair_decided(pair, editor):
    link = decide(*pair, Relation.COPY, user=editor, state=State.UNSURE)

    assert link.is_decided()
    assert link.state == State.UNSURE


def test_an_article_is_not_linked_to_itself(pair, editor):
    with pytest.raises(ValidationError, match="itself"):
        decide(pair[0], pair[0], Relation.COPY, user=editor)


@pytest.mark.parametrize(
    ("relation", "fields"),
    [("cousin", {}), (Relation.COPY, {"state": "suggested"}), (Relation.COPY, {"state": "x"})],
)
def test_a_decision_that_says_nothing_known_is_refused(pair, editor, relation, fields):
    with pytest.raises(ValidationError):
        decide(*pair, relation, user=editor, **fields)

    assert not Link.objects.exists()


def test_the_origin_is_one_of_the_two(pair, editor):
    with pytest.raises(ValidationError, match="one of the two"):
        decide(*pair, Relation.COPY, user=editor, origin=ArticleFactory())


def test_a_second_editor_is_told_of_another_decision_since_the_pair_was_shown(pair, editor, colleague):
    shown = timezone.now()
    decide(*pair, Relation.COPY, user=editor)

    with pytest.raises(ValidationError, match="edda decided “copy” for this pair on"):
        decide(*pair, Relation.UNRELATED, user=colleague, seen=shown)

    assert Link.objects.get().decided_by == editor


@pytest.mark.parametrize("relation", [Relation.COPY, Relation.UNRELATED])
def test_a_decision_that_the_editor_saw_can_be_changed(pair, editor, colleague, relation):
    decide(*pair, Relation.COPY, user=editor)

    assert decide(*pair, relation, user=colleague, seen=timezone.now()).decided_by == colleague


def test_editors_who_agree_are_not_asked(pair, editor, colleague):
    shown = timezone.now()
    decide(*pair, Relation.COPY, user=editor)

    assert decide(*pair, Relation.COPY, user=colleague, seen=shown).relation == Relation.COPY


def test_an_editor_overrules_her_own_decision_of_another_tab(pair, editor):
    shown = timezone.now()
    decide(*pair, Relation.COPY, user=editor)

    assert decide(*pair, Relation.UNRELATED, user=editor, seen=shown).relation == Relation.UNRELATED


def test_two_editors_who_decide_at_the_same_moment_make_one_row(pair, editor, colleague, monkeypatch):
    read = LinkQuerySet.among

    def read_before_a_colleague_writes(links, articles):
        monkeypatch.undo()
        decide(*pair, Relation.COPY, user=colleague)
        return read(links, articles).none()

    monkeypatch.setattr(LinkQuerySet, "among", read_before_a_colleague_writes)

    decide(*pair, Relation.UNRELATED, user=editor)

    assert Link.objects.get().relation == Relation.UNRELATED


def test_each_pair_of_many_may_be_made_by_another_at_the_same_moment(editor, monkeypatch):
    articles = ArticleFactory.create_batch(4)
    pairs = list(pairwise(articles))
    read, to_come = LinkQuerySet.among, list(pairs)

    def read_before_a_colleague_writes(links, keys):
        found = list(read(links, keys).values_list("pk", flat=True))
        if to_come:
            low, high = to_come.pop()
            Link.objects.create(low=low, high=high, relation=Relation.SAME_EVENT)
        return links.filter(pk__in=found)

    monkeypatch.setattr(LinkQuerySet, "among", read_before_a_colleague_writes)

    decide_all(pairs, Relation.COPY, user=editor)

    assert set(Link.objects.values_list("relation", "decided_by")) == {(Relation.COPY, editor.pk)}


def test_a_contributors_suggestion_waits_for_an_editor(pair, contributor):
    link = suggest(*pair, Relation.UPDATE, user=contributor, origin=pair[0], note="Adds a name.")

    assert (link.state, link.relation, link.origin) == (State.SUGGESTED, Relation.UPDATE, pair[0])
    assert (link.suggested_by, link.score, link.decided_by) == (contributor, None, None)


def test_a_contributor_who_sees_it_otherwise_takes_the_machines_reasons_away(suggested, contributor):
    link = suggest(suggested.low, suggested.high, Relation.UPDATE, user=contributor)

    assert (link.pk, link.score, link.reasons) == (suggested.pk, None, [])


def test_a_contributor_who_agrees_with_the_machine_keeps_its_reasons(suggested, contributor):
    link = suggest(suggested.low, suggested.high, suggested.relation, user=contributor)

    assert (link.suggested_by, link.reasons) == (contributor, suggested.reasons)


def test_a_contributor_does_not_overrule_a_decision(pair, editor, contributor):
    link = decide(*pair, Relation.UNRELATED, user=editor)
    before = stored(link)

    with pytest.raises(ValidationError, match="edda decided “unrelated”"):
        suggest(*pair, Relation.COPY, user=contributor)

    assert stored(link) == before


def test_taking_back_the_first_word_on_a_pair_leaves_nothing(pair, editor):
    link = decide(*pair, Relation.COPY, user=editor)

    assert take_back(link, user=editor) is None
    assert not Link.objects.exists()


def test_taking_back_restores_the_machines_suggestion_with_its_reasons(suggested, editor):
    before = stored(suggested)
    link = decide(suggested.low, suggested.high, Relation.UNRELATED, user=editor, note="No.")

    restored = take_back(link, user=editor)

    assert facts(restored) == stored(suggested) == before


def test_taking_back_goes_through_all_decisions_one_by_one(suggested, contributor, editor, colleague):
    low, high = suggested.low, suggested.high
    states = [stored(suggested)]
    states.append(stored(suggest(low, high, Relation.UPDATE, user=contributor, origin=low)))
    states.append(stored(decide(low, high, Relation.COPY, user=editor)))
    link = decide(low, high, Relation.UNRELATED, user=colleague, note="Another ferry.")

    undone = []
    for _ in states:
        link = take_back(link, user=colleague)
        undone.append(stored(link))

    assert undone == states[::-1]
    with pytest.raises(ValidationError, match="machine’s own"):
        take_back(link, user=colleague)


def test_a_decision_repeated_after_taking_it_back_is_taken_back_alone(pair, editor):
    first = stored(decide(*pair, Relation.COPY, user=editor))
    take_back(decide(*pair, Relation.UNRELATED, user=editor), user=editor)

    link = take_back(decide(*pair, Relation.UNRELATED, user=editor), user=editor)

    assert stored(link) == first


def test_a_decision_that_a_colleague_changed_is_not_taken_back_unseen(pair, editor, colleague):
    mine = decide(*pair, Relation.COPY, user=editor)
    decide(*pair, Relation.UNRELATED, user=colleague)

    with pytest.raises(ValidationError, match="cleo decided “unrelated”"):
        take_back(mine, user=editor)


def test_taking_back_twice_is_told(pair, editor):
    link = decide(*pair, Relation.COPY, user=editor)
    Link.objects.all().delete()

    with pytest.raises(ValidationError, match="already"):
        take_back(link, user=editor)


def test_history_says_who_did_what(suggested, editor, colleague):
    link = decide(suggested.low, suggested.high, Relation.COPY, user=editor)
    take_back(link, user=colleague)

    lines = [(line.history_user, line.relation) for line in link.history.order_by("history_id")]

    assert lines == [(None, suggested.relation), (editor, Relation.COPY), (colleague, suggested.relation)]


def test_what_was_taken_back_may_be_decided_and_is_not_rewritten_by_the_machine(suggested, report, editor):
    before = stored(take_back(decide(suggested.low, suggested.high, Relation.COPY, user=editor), user=editor))

    suggestions.suggested(report)

    assert stored(suggested) == before
