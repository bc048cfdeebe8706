"""Two editors save one row at the same time: one of the two is told, and nothing is written over unseen."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from articles.models import Event, SummarySentence
from articles.models.deeds import token
from articles.publishing.rows import Stale, as_seen, hold_open, keep
from tests.factories import SummarySentenceFactory, UserFactory


def save_as(user, pk, seen, text):
    try:
        with transaction.atomic():
            hold_open(SummarySentence.objects.get(pk=pk).event)
            row = as_seen(SummarySentence.objects.all(), pk, seen)
            row.text = text
            keep(row, user=user)
        return text
    except Stale:
        return None
    finally:
        connection.close()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_once_one_stands_and_the_other_is_told():
    users = [UserFactory(), UserFactory()]
    for number in range(10):
        sentence = SummarySentenceFactory()
        seen = token(sentence)

        with ThreadPoolExecutor(2) as both:
            told = list(
                both.map(save_as, users, [sentence.pk] * 2, [seen] * 2, [f"One {number}", f"Other {number}"])
            )

        sentence.refresh_from_db()
        assert [text for text in told if text] == [sentence.text]
        assert Event.objects.get(pk=sentence.event_id).lock_version == 2
