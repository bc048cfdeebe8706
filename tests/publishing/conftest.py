import pytest

from articles.publishing.lifecycle import withdraw
from tests.publishing.stories import published


@pytest.fixture
def withdrawn(publisher):
    event = published()
    withdraw(event, user=publisher, text="It did not happen.")
    return event
