"""On a click, what the machine would write: cited sentences for an event, to be rewritten by the editor."""

from django.contrib import messages

from articles.publishing.drafting import draft_findings, draft_summary

from .doors import Deed
from .publishing import Step

NOTHING_NEW = "Nothing new to propose: what the reports have in common is cited already."


class Draft(Step, Deed):
    permission = "articles.change_event"
    draft = None
    noun = ""

    def do(self):
        count = self.draft(self.seen_event(), user=self.request.user)
        rows = f"{self.noun} is" if count == 1 else f"{self.noun}s are"
        told = f"{count} {rows} proposed, in the reports’ own words and cited. Rewrite or delete them."
        messages.success(self.request, told if count else NOTHING_NEW)


class DraftSummary(Draft):
    draft = staticmethod(draft_summary)
    noun = "sentence"


class DraftFindings(Draft):
    draft = staticmethod(draft_findings)
    noun = "finding"
