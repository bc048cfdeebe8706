import pytest

from articles.publishing.reading_coverage import (
    compared_reports,
    origin_groups,
    share_in_words,
    text_flows,
)
from articles.publishing.reports import Moment, Report

UNKNOWN = {"value": None, "precision": "unknown", "said": "date unknown"}


def report(pk, name):
    return Report(pk, f"{name} on the gate", "", name, "", "en", "", Moment("date unknown", ""), UNKNOWN)


REPORTS = {pk: report(pk, name) for pk, name in [(11, "Bay Wire"), (12, "Post"), (13, "Mercury")]}


def row(number, article, *, name="Elsewhere", taken=None):
    return {
        "number": number,
        "article": article,
        "source": name.lower(),
        "source_name": name,
        "published": UNKNOWN,
        "taken": taken,
    }


def taken(origin, relation="copy", share=0.92, stated=True):
    return {"origin": origin, "relation": relation, "share": share, "stated": stated}


def flow(*rows, first=1):
    return text_flows([{"first": first, "reports": list(rows)}], REPORTS)[0]


def test_a_copy_is_told_with_its_share_and_a_rewrite_by_its_name():
    read = flow(row(1, 11), row(2, 12, taken=taken(1)), row(3, 13, taken=taken(1, "rewrite", 0.1)))

    assert [line.words for line in read.graph.lines] == ["copy, 92\u00a0%", "rewrite"]
    assert [carrier.share for carrier in read.carriers] == ["", "92\u00a0%", "10\u00a0%"]


def test_the_carriers_stand_in_the_order_of_the_drawing():
    read = flow(row(1, 11, taken=taken(3)), row(2, 12, taken=taken(1)), row(3, 13), first=3)

    assert [carrier.report.source_name for carrier in read.carriers] == ["Mercury", "Bay Wire", "Post"]
    assert read.first == REPORTS[13]


def test_the_drawing_is_told_in_words():
    read = flow(row(1, 11), row(2, 12, taken=taken(1)), row(3, 13))

    assert read.in_words == "Bay Wire was first. Post: copy, 92\u00a0% of Bay Wire. Mercury carries the text"


def test_a_report_outside_the_event_is_read_by_its_outlet():
    read = flow(row(1, None, name="Far Agency"), row(2, 12, taken=taken(1)))

    outside, here = read.carriers
    assert (outside.report.source_name, outside.report.url, outside.is_here) == ("Far Agency", "", False)
    assert here.origin == outside.report


def test_a_flow_is_sure_only_if_every_line_is():
    assert flow(row(1, 11), row(2, 12, taken=taken(1))).is_sure
    assert not flow(row(1, 11), row(2, 12, taken=taken(1, stated=False))).is_sure


def test_texts_of_which_nobody_knows_whose_they_are_come_last():
    unknown = {"first": None, "reports": [row(1, 12), row(2, 13)]}
    known = {"first": 1, "reports": [row(1, 11), row(2, 12, taken=taken(1))]}

    read = text_flows([unknown, known], REPORTS)

    assert [flow.first for flow in read] == [REPORTS[11], None]
    assert read[1].names == "Post and Mercury"


def test_an_origin_names_the_first_publishers_of_its_texts():
    flows = [flow(row(1, 11), row(2, 12, taken=taken(1)))]
    origins = [{"articles": [11, 12], "reasons": ["x"]}, {"articles": [13], "reasons": []}]

    groups = origin_groups(origins, REPORTS, flows)

    assert [group.firsts for group in groups] == [[REPORTS[11]], []]


@pytest.mark.parametrize(
    ("share", "words"),
    [(None, ""), (1, "100 %"), (0.999, "99 %"), (0.424, "42 %"), (0.004, "under 1 %"), (0, "under 1 %")],
)
def test_a_share_in_words_claims_the_whole_only_for_the_whole(share, words):
    assert share_in_words(share) == words.replace(" %", "\u00a0%")


def test_what_every_origin_reports_is_parted_from_what_several_do():
    def passage(*articles):
        return {"article": articles[0], "excerpt": f"{len(articles)} say so.", "articles": list(articles)}

    read = compared_reports(
        {
            "articles": [11, 12, 13],
            "shared": [passage(11, 12, 13), passage(12, 13)],
            "only": [{"article": 13, "excerpts": ["Alone."], "more": 2}],
        },
        REPORTS,
    )

    assert [passage.excerpt for passage in read.everywhere] == ["3 say so."]
    assert [passage.excerpt for passage in read.shared] == ["2 say so."]
    assert read.shared[0].others == [REPORTS[13]]
    assert read.only == [(REPORTS[13], ["Alone."], 2)]


def test_an_edition_that_compares_nothing_has_nothing_to_read():
    assert compared_reports(None, REPORTS) is None
    assert text_flows([], REPORTS) == []
