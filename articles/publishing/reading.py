"""An edition's content as its page reads it: ids looked up, groups formed, nothing asked of the database."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.text import capfirst

from articles.models import Finding

from .calendar import is_in_calendars
from .pictures import ShownPicture, shown_pictures
from .reading_coverage import (
    ComparedReports,
    OriginGroup,
    TextFlow,
    compared_reports,
    origin_groups,
    text_flows,
)
from .rendering import Voice, voices_of
from .reports import Moment, Report, minute_of, moment_of, report_of
from .statements_told import told_statements
from .strip import Strip, draw_strip

# Letters that may be held together at the narrowest page.
LONGEST_ENDING = 20
# A sign beside each tint, so that colour never stands alone.
SIGNS = {
    Finding.Kind.AGREED: "=",
    Finding.Kind.DIFFERS: "≠",
    Finding.Kind.SINGLE_SOURCE: "1",
    Finding.Kind.NOT_ESTABLISHED: "?",
}


class Citation(NamedTuple):
    number: int
    report: Report
    exact: str
    prefix: str
    suffix: str


class Sentence(NamedTuple):
    """`opening` and `ending` part before the last word, which its figures must not leave at a line's end."""

    text: str
    citations: list[Citation]
    when: Moment | None = None

    @property
    def opening(self):
        return self.text[: len(self.text) - len(self.ending)]

    @property
    def ending(self):
        last_word = self.text.rpartition(" ")[2]
        return last_word if len(last_word) <= LONGEST_ENDING else ""


class FindingGroup(NamedTuple):
    kind: str
    label: str
    sign: str
    rows: list[Sentence]


class Line(NamedTuple):
    """A line of the correction log."""

    kind: str
    label: str
    text: str
    when: Moment


@dataclass(frozen=True, slots=True)
class EventPage:
    title: str
    kind_label: str
    started: Moment
    ended: Moment | None
    place: str
    first_published: Moment
    summary: list[Sentence]
    citations: list[Citation]
    pictures: list[ShownPicture]
    findings: list[FindingGroup]
    milestones: list[Sentence]
    people: list[dict]
    reports: list[tuple[Report, int]]
    origins: list[OriginGroup]
    flows: list[TextFlow]
    comparison: ComparedReports | None
    outlet_count: int
    voices: list[Voice]
    strip: Strip | None
    in_calendars: bool
    corrections: list[Line]
    change_counts: list[str]

    @property
    def description(self):
        return self.summary[0].text if self.summary else self.title

    @property
    def figures(self):
        return figures(len(self.reports), len(self.origins))

    @property
    def card_image_says(self):
        return f"{self.title}. {capfirst(self.started.said)}. {self.figures}."

    @property
    def summary_citations(self):
        return list(
            {cited.number: cited for sentence in self.summary for cited in sentence.citations}.values()
        )

    @property
    def lead_picture(self):
        return self.pictures[0] if self.pictures else None

    @property
    def more_pictures(self):
        return self.pictures[1:]

    @property
    def has_flow(self):
        """Of some text it is known who ran whose."""
        return any(flow.graph.lines for flow in self.flows)

    @property
    def is_changed(self):
        return bool(self.corrections)


def read_content(content):
    """The page of an edition's content, or of what `build_content` says a draft would be."""
    reports = {article["id"]: report_of(article) for article in content["articles"]}
    citations = {
        cited["number"]: Citation(
            cited["number"], reports[cited["article"]], cited["exact"], cited["prefix"], cited["suffix"]
        )
        for cited in content["citations"]
    }
    # An edition from before these were told has none of the others, and statements are made of what it has.
    flows = text_flows(content.get("syndication", []), reports)
    comparison = compared_reports(content.get("comparison"), reports)
    statements = content.get("statements")
    if statements is None:
        statements = told_statements(content["quotes"], content["articles"])
    origins = origin_groups(content["origins"], reports, flows)
    origin_numbers = {report.id: origin.number for origin in origins for report in origin.reports}
    ended = moment_of(content["ended"])
    return EventPage(
        title=content["title"],
        kind_label=content["kind_label"],
        started=moment_of(content["started"]),
        ended=ended if ended.iso and ended.said != content["started"]["said"] else None,
        place=content["place"],
        first_published=minute_of(content["first_published"]),
        summary=[sentence_of(row, citations) for row in content["summary"]],
        citations=list(citations.values()),
        pictures=shown_pictures(content.get("pictures", [])),
        findings=grouped_findings(content["findings"], citations),
        milestones=[sentence_of(row, citations) for row in content["milestones"]],
        people=content["people"],
        reports=[(report, origin_numbers[report.id]) for report in reports.values()],
        origins=origins,
        flows=flows,
        comparison=comparison,
        outlet_count=len(content["sources"]),
        voices=voices_of(content["quotes"], statements, reports),
        strip=draw_strip([origin.reports for origin in origins]),
        in_calendars=is_in_calendars(content),
        corrections=[
            Line(line["kind"], line["label"], line["text"], minute_of(line["made_at"]))
            for line in content["corrections"]
        ],
        change_counts=change_counts(content["corrections"]),
    )


def sentence_of(row, citations):
    when = moment_of(row["happened"]) if "happened" in row else None
    return Sentence(row["text"], [citations[number] for number in row["cites"]], when)


def grouped_findings(findings, citations):
    """By kind, in the order in which kinds are told; the editor's order within each."""
    groups = {kind: [row for row in findings if row["kind"] == kind] for kind in SIGNS}
    return [
        FindingGroup(str(kind), rows[0]["label"], SIGNS[kind], [sentence_of(row, citations) for row in rows])
        for kind, rows in groups.items()
        if rows
    ]


def figures(articles, origins):
    """“14 articles · 5 independent origins”."""
    told = [(articles, "article"), (origins, "independent origin")]
    return " · ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in told)


def change_counts(corrections):
    """'2 corrections', '1 update': how often each kind of line is in the log, the gravest first."""
    kinds = [line["kind"] for line in corrections]
    order = [kind for kind in ("correction", "clarification", "update") if kind in kinds]
    return [f"{kinds.count(kind)} {kind}{'s' if kinds.count(kind) > 1 else ''}" for kind in order]
