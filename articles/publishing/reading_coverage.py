"""What an edition tells of its coverage as a whole, as a page reads it."""

from typing import NamedTuple

from django.utils.text import get_text_list

from articles.models import Link

from .reports import Report, moment_of
from .syndication_graph import Graph, Row, draw_graph

Relation = Link.Relation


class OriginGroup(NamedTuple):
    """`firsts` published the texts that more than one of the reports carry, as far as that is known."""

    number: int
    reports: list[Report]
    reasons: list[str]
    firsts: list[Report]


class Carrier(NamedTuple):
    """A report that carries a text; `origin` is whose text it ran, None for the first or where that is not known."""

    report: Report
    is_here: bool
    is_first: bool
    origin: Report | None = None
    relation: str = ""
    share: str = ""
    is_sure: bool = True

    @property
    def words(self):
        """A rewrite is known by its sense: how many words stayed is for the table, not for the name of the thing."""
        return (
            f"{self.relation}, {self.share}"
            if self.share and self.relation == Relation.COPY.label
            else self.relation
        )

    @property
    def in_words(self):
        name = self.report.source_name
        if self.origin is None:
            return f"{name} was first" if self.is_first else f"{name} carries the text"
        return f"{name}: {self.words} of {self.origin.source_name}"


class TextFlow(NamedTuple):
    """One text and who carries it, in the order in which the drawing is read."""

    first: Report | None
    carriers: list[Carrier]
    graph: Graph

    @property
    def report_ids(self):
        return {carrier.report.id for carrier in self.carriers if carrier.is_here}

    @property
    def names(self):
        return get_text_list([carrier.report.source_name for carrier in self.carriers], "and")

    @property
    def is_sure(self):
        return all(line.sure for line in self.graph.lines)

    @property
    def in_words(self):
        """What the drawing shows, for who does not see it."""
        return ". ".join(carrier.in_words for carrier in self.carriers)


class SharedPassage(NamedTuple):
    report: Report
    excerpt: str
    outlets: list[Report]

    @property
    def others(self):
        return [report for report in self.outlets if report != self.report]


class OnlyHere(NamedTuple):
    report: Report
    excerpts: list[str]
    more: int


class ComparedReports(NamedTuple):
    """`everywhere` stands in each of the `count` origins, `shared` in several of them."""

    count: int
    everywhere: list[SharedPassage]
    shared: list[SharedPassage]
    only: list[OnlyHere]


def origin_groups(origins, reports, flows):
    return [
        OriginGroup(
            number,
            [reports[pk] for pk in origin["articles"]],
            origin["reasons"],
            [flow.first for flow in flows if flow.first and flow.report_ids & set(origin["articles"])],
        )
        for number, origin in enumerate(origins, start=1)
    ]


def text_flows(syndication, reports):
    """Those of which it is known who ran whose text come first."""
    flows = [text_flow(text, reports) for text in syndication]
    return sorted(flows, key=lambda flow: not flow.graph.lines)


def text_flow(text, reports):
    named = {row["number"]: carrying_report(row, reports) for row in text["reports"]}
    carriers = {row["number"]: carrier_of(row, named, text["first"]) for row in text["reports"]}
    rows = [row_of(row, carriers[row["number"]]) for row in text["reports"]]
    graph = draw_graph(rows)
    return TextFlow(named.get(text["first"]), [carriers[mark.row.number] for mark in graph.marks], graph)


def carrying_report(row, reports):
    """One outside the event is known by its outlet and date alone."""
    if row["article"] in reports:
        return reports[row["article"]]
    return Report(
        id=0,
        headline="",
        url="",
        source_name=row["source_name"],
        byline="",
        language="",
        wire_credit="",
        when=moment_of(row["published"]),
        published=row["published"],
    )


def carrier_of(row, named, first):
    taken = row["taken"]
    carrier = Carrier(named[row["number"]], row["article"] is not None, row["number"] == first)
    if taken is None:
        return carrier
    return carrier._replace(
        origin=named[taken["origin"]],
        relation=Relation(taken["relation"]).label,
        share=share_in_words(taken["share"]),
        is_sure=taken["stated"],
    )


def row_of(row, carrier):
    return Row(
        number=row["number"],
        name=carrier.report.source_name,
        said=carrier.report.when.said,
        origin=row["taken"]["origin"] if row["taken"] else None,
        words=carrier.words,
        sure=carrier.is_sure,
        is_first=carrier.is_first,
    )


def share_in_words(share):
    """Only the whole is “100 %”, and what is hardly there is not “0 %”."""
    if share is None:
        return ""
    whole = round(share * 100)
    if share < 1:
        whole = min(whole, 99)
    return f"{whole or 'under 1'}\u00a0%"


def compared_reports(comparison, reports):
    if comparison is None:
        return None
    count = len(comparison["articles"])
    passages = [
        SharedPassage(reports[row["article"]], row["excerpt"], [reports[pk] for pk in row["articles"]])
        for row in comparison["shared"]
    ]
    return ComparedReports(
        count,
        everywhere=[passage for passage in passages if len(passage.outlets) == count],
        shared=[passage for passage in passages if len(passage.outlets) < count],
        only=[OnlyHere(reports[row["article"]], row["excerpts"], row["more"]) for row in comparison["only"]],
    )
