"""A published and corrected event of a busy day: 12 articles, 20 quotes, and every part a page can show."""

from datetime import UTC, datetime, timedelta

from articles.models import Coverage, Event, Finding, Link, Participation, Quote
from articles.publishing.lifecycle import correct, publish
from tests.factories import (
    EventFactory,
    FindingFactory,
    LinkFactory,
    MilestoneFactory,
    PersonFactory,
    PostFactory,
    StatementFactory,
    SummarySentenceFactory,
    UserFactory,
)

from .stories import MORNING, cite, cover, quote, report

SLUG = "dam-at-tollen"
# Each is told by five outlets: word for word, cut, altered, and in the outlet's own words.
SAID = [
    (
        ("Ilka Varden", "water minister", "Orrany"),
        [
            (Quote.Kind.DIRECT, "“We will lower the lake by four metres before the rain comes on Friday,”"),
            (Quote.Kind.DIRECT, "“We will lower the lake by four metres,”"),
            (Quote.Kind.DIRECT, "“We shall lower the lake by four metres before the rain comes,”"),
            (Quote.Kind.MIXED, 'The lake goes down "by four metres" before Friday'),
            (Quote.Kind.INDIRECT, "The lake is to be lowered before the rain"),
        ],
    ),
    (
        ("Tomas Eskel", "chief engineer", "Tollen Water Board"),
        [
            (Quote.Kind.DIRECT, "“The wall holds, and nobody has to leave their house tonight,”"),
            (Quote.Kind.DIRECT, "“The wall holds,”"),
            (Quote.Kind.DIRECT, "“The wall holds and nobody has to leave the house tonight,”"),
            (Quote.Kind.MIXED, 'The wall "holds" for tonight'),
            (Quote.Kind.INDIRECT, "Nobody has to leave for now"),
        ],
    ),
    (
        ("Sanna Obrecht", "mayor", "Lower Tollen"),
        [
            (Quote.Kind.DIRECT, "“I asked for this wall to be looked at two years ago and got no answer,”"),
            (Quote.Kind.DIRECT, "“I asked for this wall to be looked at two years ago,”"),
            (Quote.Kind.DIRECT, "“I asked two years ago for this wall to be looked at and had no answer,”"),
            (Quote.Kind.MIXED, 'She had asked for a look at the wall "two years ago"'),
            (Quote.Kind.INDIRECT, "Her request was left without an answer"),
        ],
    ),
    (
        ("Jor Kemble", "head of the valley's fire service", "Tollen Valley"),
        [
            (Quote.Kind.DIRECT, "“Thirty boats are ready at the bridge and sixty of us stay awake,”"),
            (Quote.Kind.DIRECT, "“Thirty boats are ready at the bridge,”"),
            (Quote.Kind.DIRECT, "“Thirty boats are ready at the old bridge and sixty of us stay awake,”"),
            (Quote.Kind.MIXED, 'He has "thirty boats" waiting'),
            (Quote.Kind.INDIRECT, "Boats are waiting at the bridge"),
        ],
    ),
]
CRACK = "A crack as long as a bus was found in the dam above Tollen on Tuesday morning"
SIZES = ["It is nine metres long", "It is eleven metres long"]
OWN = [
    "The village school sent its children home at noon",
    "A shop by the river carried its stock to the first floor",
    "Farmers drove their cattle up to the summer meadow a month early",
    "The last inspection report names three places where water seeps through",
    "The ferry below the dam does not run until further notice",
    "Old people recalled the flood of sixty years ago",
    "The power station at the foot of the wall was switched off",
    "An insurer closed its office in the valley last winter",
]
HOUSES = [
    "Valley Wire",
    "Tollen Courier",
    "Orrany Broadcasting",
    "The Evening Lock",
    "Lakeside Herald",
    "Upland Radio",
    "The Miller",
    "Eastgate Times",
    "Harbour Ledger",
    "Copper Street Post",
    "The Weir",
    "Northern Dispatch",
]
COPIES = 4


def large_story(slug=SLUG):
    event = EventFactory(
        title="Lake above Tollen is lowered after a crack is found in the dam",
        slug=slug,
        kind=Event.Kind.ACCIDENT,
        started_at=datetime(2026, 5, 12, tzinfo=UTC),
        started_precision="day",
        place="Tollen",
    )
    articles = make_articles(event)
    make_quotes(event, articles)
    make_sentences(event, articles)
    publish(event, user=UserFactory())
    correct(
        event, user=UserFactory(), kind="correction", text="The crack was found on Tuesday, not on Monday."
    )
    correct(event, user=UserFactory(), kind="update", text="The ferry does not run.")
    return event


def text_of(number):
    """What outlet `number` wrote: the crack, its size, what it has alone, and a rendering of what everybody said."""
    told = [f"{CRACK}. {SIZES[number % 2]}, the water board said."]
    told += [f"{renderings[number % 5][1]} {who} said." for (who, *_), renderings in SAID]
    told.append(f"{OWN[number % len(OWN)]}, people there told the {HOUSES[number]}.")
    return "\n\n".join(told)


def make_articles(event):
    wire, *others = [
        report(name, 11 * number, text_of(number)) for number, name in enumerate(HOUSES[:-COPIES])
    ]
    copies = [
        report(name, 120 + 9 * number, text_of(0), wire_credit=wire.source)
        for number, name in enumerate(HOUSES[-COPIES:])
    ]
    articles = [wire, *others, *copies]
    for position, article in enumerate(articles):
        role = Coverage.Role.CORE if position else Coverage.Role.LEAD
        cover(event, article, role=role, position=position)
    for copy in copies:
        LinkFactory(one=wire, other=copy, relation=Link.Relation.COPY, origin=wire, confirmed=True)
    return articles


def make_quotes(event, articles):
    for (name, title, organisation), renderings in SAID:
        person = PersonFactory(
            name=name, slug=name.lower().replace(" ", "-"), description=f"Of {organisation}"
        )
        PostFactory(person=person, title=title, organisation=organisation)
        Participation.objects.create(event=event, person=person, role=title)
        statement = StatementFactory(speaker=person)
        for article, (kind, exact) in zip(articles, renderings, strict=False):
            quote(article, exact, person, statement, kind, public_context="Asked at the dam.")


def make_sentences(event, articles):
    """Each says of a passage what two reports have."""
    first, second, third = articles[:3]
    told = [
        (CRACK, "A crack was found in the dam above Tollen."),
        ("We will lower the lake by four metres", "The lake is to fall by four metres."),
        ("The wall holds", "Engineers say that the wall stands."),
        ("wall to be looked at two years ago", "The mayor had asked for an inspection two years before."),
        ("Thirty boats are ready at the bridge", "Thirty boats stand by."),
    ]
    for position, (words, text) in enumerate(told):
        fields = {"event": event, "text": text, "position": position}
        sentence, finding = SummarySentenceFactory(**fields), FindingFactory(**fields)
        at = MORNING + timedelta(hours=position)
        milestone = MilestoneFactory(happened_at=at, happened_precision="minute", **fields)
        passages = cite(sentence, first, second, exact=words)
        finding.passages.add(*passages)
        milestone.passages.add(passages[0])
    differs = FindingFactory(event=event, kind=Finding.Kind.DIFFERS, text="How long the crack is", position=9)
    cite(differs, first, exact=SIZES[0])
    cite(differs, second, exact=SIZES[1])
    only = FindingFactory(
        event=event, kind=Finding.Kind.SINGLE_SOURCE, text="Cattle were moved.", position=10
    )
    cite(only, third, exact=OWN[2])
    FindingFactory(event=event, kind=Finding.Kind.NOT_ESTABLISHED, text="What caused the crack", position=11)
