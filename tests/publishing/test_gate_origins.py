"""Copies of one text confirm nothing, however many outlets print it: what the gate says of that."""

import pytest

from articles.models import Finding
from tests.factories import FindingFactory, LinkFactory, SummarySentenceFactory
from tests.publishing.stories import SAID, cite, covered
from tests.publishing.test_gate import messages, said_by

pytestmark = pytest.mark.django_db


def one_origin():
    """Two outlets that carry one text."""
    event = covered(size=2)
    one, other = event.articles.all()
    LinkFactory(one=one, other=other, relation="copy", confirmed=True)
    return event, one, other


def test_what_one_origin_tells_is_not_told_as_agreed():
    event, *_ = one_origin()
    FindingFactory(event=event, kind=Finding.Kind.SINGLE_SOURCE, text="It rained.")
    FindingFactory(event=event, kind=Finding.Kind.AGREED, text="It reopens.")

    [message] = said_by(event, "one-origin-told-as-agreed")
    assert message.startswith("“It reopens.” is told as agreed")
    assert message in messages(event, "block")


def test_what_two_origins_tell_may_be_told_as_agreed():
    event = covered(size=2)
    FindingFactory(event=event)

    assert said_by(event, "one-origin-told-as-agreed") == []


def test_a_sentence_that_cites_several_outlets_with_one_origins_text_warns():
    event, one, other = one_origin()
    cite(event.summary.get(), one, other)
    cite(SummarySentenceFactory(event=event, position=1), one, exact=SAID)

    [message] = said_by(event, "one-origin-cited-as-many")
    assert "cites 2 outlets" in message
    assert message in messages(event, "warn")


def test_one_origin_for_all_coverage_warns():
    event = covered(size=2)
    one, other = event.articles.all()
    LinkFactory(one=one, other=other, relation="copy", confirmed=True)

    assert any("one origin" in message for message in messages(event, "warn"))


def test_two_origins_do_not_warn():
    assert not any("one origin" in message for message in messages(covered(size=2), "warn"))
