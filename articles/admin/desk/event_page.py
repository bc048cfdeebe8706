"""What stands around an event's form: what its coverage comes to as it is now, not as an edition froze it."""

from dataclasses import replace
from typing import NamedTuple

from articles.coverage.contradictions import Contradiction, contradictions
from articles.publishing.content import covering, told_article
from articles.publishing.coverage_told import told_coverage
from articles.publishing.reading_coverage import (
    ComparedReports,
    OriginGroup,
    TextFlow,
    compared_reports,
    origin_groups,
    text_flows,
)
from articles.publishing.reports import Report, report_of


class DerivedCoverage(NamedTuple):
    """As readers would get it, but that each report leads to its article's page on the desk."""

    reports: list[Report]
    origins: list[OriginGroup]
    flows: list[TextFlow]
    compared: ComparedReports | None
    contradictions: list[Contradiction]


def derived_coverage(event):
    articles = covering(event)
    told = told_coverage(articles)
    reports = {article.pk: desk_report(article) for article in articles}
    flows = text_flows(told["syndication"], reports)
    return DerivedCoverage(
        reports=list(reports.values()),
        origins=origin_groups(told["origins"], reports, flows),
        flows=flows,
        compared=compared_reports(told["comparison"], reports),
        contradictions=contradictions(articles),
    )


def desk_report(article):
    return replace(report_of(told_article(article, role="")), url=article.get_admin_url())
