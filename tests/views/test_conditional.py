"""Who has a page already is told so in a few bytes, at every public address that there is."""

import pytest
from django.urls import reverse

from articles.api.urls import urlpatterns as api_patterns
from articles.models import Edition, EditionArticle, EditionPicture, EditionQuote
from articles.publishing.lifecycle import correct
from articles.urls import urlpatterns
from tests.publishing.stories import full_story

pytestmark = pytest.mark.django_db

SLUGS = {"event": "northern-crossing", "person": "mara-quill", "source": "bay-wire"}
ASKED = {"oembed": {"url": "http://testserver/events/northern-crossing/"}}
# Private, and never kept by anybody.
NOT_KEPT = {"preview", "preview-picture"}
NAMES = [
    *(f"articles:{pattern.name}" for pattern in urlpatterns if pattern.name not in NOT_KEPT),
    *(f"api:{pattern.name}" for pattern in api_patterns),
]


def arguments(name):
    room, _, own = name.partition(":")
    pattern = next(one for one in (urlpatterns if room == "articles" else api_patterns) if one.name == own)
    needed = {*getattr(pattern.pattern, "converters", {}), *pattern.pattern.regex.groupindex}
    rows = EditionQuote if own.startswith("quote") else EditionArticle
    known = {"slug": SLUGS.get(own.partition("-")[0]), "section": "events"}
    known["number"] = Edition.objects.current().get().number
    known["name"] = EditionPicture.objects.values_list("large", flat=True).first()
    known["key"] = known["id"] = rows.objects.values_list("key", flat=True).first()
    return {one: known[one] for one in needed}


def ask(client, name, **headers):
    query = ASKED.get(name.partition(":")[2], {})
    return client.get(reverse(name, kwargs=arguments(name)), query, headers=headers)


@pytest.mark.parametrize("name", NAMES)
def test_who_has_an_answer_already_is_not_sent_it_again(client, name):
    full_story()
    first = ask(client, name)
    assert first.status_code == 200

    again = ask(client, name, **{"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again["Cache-Control"] == first["Cache-Control"]


@pytest.mark.parametrize("name", ["articles:event-detail", "articles:event-feed-atom", "api:event-detail"])
def test_who_has_what_was_corrected_since_is_sent_what_is_now(client, publisher, name):
    event = full_story()
    first = ask(client, name)
    correct(event, user=publisher, kind="update", text="The bridge has a new name.")

    again = ask(client, name, **{"if-none-match": first["ETag"]})

    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]
