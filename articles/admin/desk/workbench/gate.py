"""What stands against publishing, and the steps that the event can take now."""

from functools import cached_property

from articles.publishing.gate import check

from ..offers import offers
from .section import Section


class GateSection(Section):
    key, title, pane = "gate", "Before readers see it", "details"
    template = "admin/desk/workbench/gate_section.html"
    parts = {"gate-checks": "admin/desk/workbench/gate.html"}

    @cached_property
    def checks(self):
        return check(self.event)

    @property
    def blocks(self):
        return [one for one in self.checks if one.level == "block"]

    @property
    def warnings(self):
        return [one for one in self.checks if one.level != "block"]

    @cached_property
    def offers(self):
        return offers(self.event, self.bench.user)
