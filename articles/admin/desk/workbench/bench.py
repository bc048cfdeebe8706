"""An event at work: who is at it, and each section as it is drawn for them."""

from functools import cached_property
from typing import Any, NamedTuple

from django import forms

from .conflict import Difference
from .registry import SECTIONS


class Refused(NamedTuple):
    """A form that comes back as it was typed; without a key, that of a row which is to be added."""

    section: str
    pk: int | None
    form: Any
    told: str = ""
    differences: list[Difference] | None = None


class Bench:
    def __init__(self, event, request, admin_site, refused: Refused | None = None):
        self.event = event
        self.request = request
        self.user = request.user
        self.admin_site = admin_site
        self.refused = refused

    def may(self, permission: str) -> bool:
        return self.user.has_perm(f"articles.{permission}")

    @cached_property
    def may_work(self) -> bool:
        return self.may("change_event") and not self.event.is_withdrawn()

    @cached_property
    def sections(self) -> dict:
        return {section.key: section(self) for section in SECTIONS}

    def in_pane(self, pane: str) -> list:
        return [section for section in self.sections.values() if section.pane == pane]

    def refused_row(self, key: str, pk: int) -> Refused | None:
        one = self.refused
        return one if one and (one.section, one.pk) == (key, pk) else None

    def refused_new(self, key: str):
        one = self.refused
        return one.form if one and (one.section, one.pk) == (key, None) else None

    @property
    def media(self):
        """What the forms of all sections need."""
        media = forms.Media()
        for section in self.sections.values():
            media += section.media
        return media
