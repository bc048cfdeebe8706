"""Which steps an event's page offers, to whom, and when."""

from typing import NamedTuple

from articles.models import Event

Status = Event.Status


class Offer(NamedTuple):
    """A step that the event's page offers; a deed is done at once, a page asks something first."""

    name: str
    words: str
    permission: str
    statuses: set
    at_once: bool = False

    @property
    def url_name(self):
        return f"admin:articles_event_{self.name}"


OFFERS = [
    Offer("submit", "Submit for review", "submit_event", {Status.DRAFT}, at_once=True),
    Offer("approve", "Approve", "publish_event", {Status.IN_REVIEW}, at_once=True),
    Offer("schedule", "Schedule…", "publish_event", {Status.DRAFT, Status.IN_REVIEW, Status.APPROVED}),
    Offer("publish", "Publish…", "publish_event", {Status.DRAFT, Status.IN_REVIEW, Status.APPROVED}),
    Offer("send_back", "Send back…", "publish_event", {Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED}),
    Offer("correct", "Correct…", "correct_event", {Status.PUBLISHED}),
    Offer("change_address", "Change address…", "correct_event", {Status.PUBLISHED}),
    Offer("withdraw", "Withdraw…", "withdraw_event", {Status.PUBLISHED}),
    Offer("merge", "Merge…", "withdraw_event", set(Status) - {Status.WITHDRAWN}),
    Offer("preview", "Preview…", "view_event", set(Status) - {Status.WITHDRAWN}),
]


def offers(event, user):
    """What `user` may do with the event now."""
    may = user.has_perm
    return [one for one in OFFERS if event.status in one.statuses and may(f"articles.{one.permission}")]
