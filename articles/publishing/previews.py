"""A draft as readers would see it, for whoever has its address: signed, so that it cannot be guessed, and good for
some days. It shows the event as it is when it is opened, and nothing is kept of it."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, Event

from .content import build_content
from .editions import next_number
from .pictures import is_of_event

PREVIEW_DAYS = 3
_SALT = "articles.preview"


def preview_address(event: Event) -> str:
    return reverse("articles:preview", args=[signing.dumps(event.pk, salt=_SALT)])


def previewed(token: str) -> Edition | None:
    """The next edition, unsaved; None where the address is not good, or not any more."""
    event = _event_of(token)
    return event and _next_edition(event)


def shows_picture(token: str, name: str) -> bool:
    """Whether the file is one of the draft's that the token opens."""
    event = _event_of(token)
    return event is not None and is_of_event(name, event)


def _event_of(token: str) -> Event | None:
    try:
        pk = signing.loads(token, salt=_SALT, max_age=timedelta(days=PREVIEW_DAYS))
    except signing.BadSignature:
        return None
    return Event.objects.open().filter(pk=pk).first()


def _next_edition(event: Event) -> Edition:
    now = timezone.now()
    content = build_content(event, first_published=event.first_published_at or now)
    summary = content["summary"]
    return Edition(
        event=event,
        number=next_number(event),
        title=event.title,
        kind=event.kind,
        lede=summary[0]["text"] if summary else "",
        content=content,
        published_at=now,
    )
