"""The pictures of an event: as an edition tells them, as its page shows them, and who may have their files."""

from typing import Any, NamedTuple

from django.db.models import Q

from articles.ingest.errors import IngestError
from articles.ingest.pictures import take_in
from articles.models import EditionPicture, Event, Picture
from articles.text.urls import web_address

# As long as the column that keeps it.
PROBLEM_LENGTH = 1000


class Size(NamedTuple):
    name: str
    width: int
    height: int


class ShownPicture(NamedTuple):
    """`sizes` are of one picture, the widest first."""

    alt: str
    caption: str
    credit: str
    licence: str
    page: str
    sizes: list[Size]

    @property
    def widest(self) -> Size:
        return self.sizes[0]


def told_pictures(event: Event) -> list[dict[str, Any]]:
    """Those that have something to show."""
    return [told_picture(picture) for picture in event.pictures.all() if picture.is_kept()]


def told_picture(picture: Picture) -> dict[str, Any]:
    return {
        "id": picture.pk,
        "original": picture.url,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "licence": picture.licence,
        "page": picture.page_url,
        "sizes": picture.sizes,
    }


def shown_pictures(told: list[dict[str, Any]]) -> list[ShownPicture]:
    return [
        ShownPicture(
            one["alt"],
            one["caption"],
            one["credit"],
            one["licence"],
            web_address(one["page"]),
            [Size(**size) for size in one["sizes"]],
        )
        for one in told
    ]


def is_public(name: str) -> bool:
    """Whether an edition that readers see now has the file."""
    rows = EditionPicture.objects.filter(edition__current_for__isnull=False)
    return rows.filter(Q(large=name) | Q(small=name)).exists()


def is_of_event(name: str, event: Event) -> bool:
    return any(
        size["name"] == name for sizes in event.pictures.values_list("sizes", flat=True) for size in sizes
    )


def fetch_picture(picture: Picture) -> Picture:
    """With its files kept, or with why they could not be; saved by whoever calls. The network is asked, so call it
    outside of any transaction."""
    try:
        picture.sizes, picture.problem = take_in(picture.url), ""
    except IngestError as error:
        picture.problem = str(error)[:PROBLEM_LENGTH]
    return picture
