"""Events as the desk has them before and after publishing, made through the real deeds."""

from datetime import UTC, datetime, timedelta

from django.utils.text import slugify

from articles.models import Coverage, Event, Finding, Link, Participation, Quote
from articles.publishing.editions import write_edition
from articles.publishing.lifecycle import correct, publish
from tests.factories import (
    ArticleFactory,
    CoverageFactory,
    EventFactory,
    FindingFactory,
    LinkFactory,
    MilestoneFactory,
    PassageFactory,
    PersonFactory,
    PictureFactory,
    PostFactory,
    QuoteFactory,
    SourceFactory,
    StatementFactory,
    SummarySentenceFactory,
    UserFactory,
)

MORNING = datetime(2026, 5, 12, 9, 10, tzinfo=UTC)
REOPENS = "The bridge reopens on Monday"
SAID = "“We will open the gate on Monday,”"


def covered(*, size=1, **fields):
    """A draft that nothing keeps from being published: `size` articles and one sentence."""
    event = EventFactory(**fields)
    for number in range(size):
        article = ArticleFactory(on_desk=True, text=f"{REOPENS}. {SAID} the minister said. Report {number}.")
        cover(event, article, role=Coverage.Role.CORE if number else Coverage.Role.LEAD, position=number)
    SummarySentenceFactory(event=event)
    return event


def cover(event, article, **fields):
    return CoverageFactory(event=event, article=article, **fields)


def published(*, size=1, **fields):
    event = covered(size=size, **fields)
    publish(event, user=UserFactory())
    return event


def cite(row, *articles, exact=REOPENS):
    passages = [PassageFactory(version=article.current_version, exact=exact) for article in articles]
    row.passages.add(*passages)
    return passages


def report(source_name, minutes, text, **fields):
    """An article of its own outlet, `minutes` after the first of the morning."""
    source = fields.pop("source", None) or SourceFactory(name=source_name, slug=slugify(source_name))
    return ArticleFactory(
        source=source,
        on_desk=True,
        headline=f"{source_name} on the crossing",
        url=f"https://{source.slug}.example/crossing{fields.get('guid', '')}",
        text=text,
        published_at=MORNING + timedelta(minutes=minutes),
        published_precision="minute",
        **fields,
    )


def full_story(*, copies=2):
    """A published and corrected event that has every part a page can show."""
    event = EventFactory(
        title="Ministers agree to reopen the northern crossing",
        slug="northern-crossing",
        kind=Event.Kind.DIPLOMACY,
        started_at=datetime(2026, 5, 12, tzinfo=UTC),
        started_precision="day",
        place="Harrow Bridge",
    )
    text = f"{REOPENS}. {SAID} Mara Quill said.\n\nAbout 200 lorries are waiting."
    wire = report("Bay Wire", 0, text)
    post = report(
        "Skarrow Post", 32, f'{REOPENS}. The gate opens "on Monday", she said.\n\nMore than 350 lorries.'
    )
    taken = [report(f"Mercury {n}", 40 + n, text, wire_credit=wire.source) for n in range(copies)]
    for number, article in enumerate([wire, post, *taken]):
        cover(event, article, role=Coverage.Role.CORE if number else Coverage.Role.LEAD, position=number)
    for copy in taken:
        LinkFactory(one=wire, other=copy, relation=Link.Relation.COPY, origin=wire, confirmed=True)
    minister = PersonFactory(
        name="Mara Quill", slug="mara-quill", wikidata_id="Q4200", description="Engineer"
    )
    PostFactory(person=minister, title="transport minister", organisation="Corvany")
    Participation.objects.create(event=event, person=minister, role="signatory")
    statement = StatementFactory(speaker=minister, on_behalf_of="the cabinet")
    for article in [wire, *taken]:
        quote(article, SAID, minister, statement, Quote.Kind.DIRECT, public_context="Asked at the bridge.")
    quote(post, 'The gate opens "on Monday"', minister, statement, Quote.Kind.MIXED)
    lede = SummarySentenceFactory(event=event, text="The crossing opens on Monday.")
    [first, _] = cite(lede, wire, post)
    second = SummarySentenceFactory(event=event, text="How many wait is told differently.", position=1)
    [south] = cite(second, wire, exact="About 200 lorries are waiting")
    [north] = cite(second, post, exact="More than 350 lorries")
    FindingFactory(event=event, text="It reopens on Monday.").passages.add(first)
    differs = FindingFactory(event=event, kind=Finding.Kind.DIFFERS, text="How many lorries wait", position=1)
    differs.passages.add(south, north)
    FindingFactory(event=event, kind=Finding.Kind.SINGLE_SOURCE, text="It rained.", position=2)
    FindingFactory(event=event, kind=Finding.Kind.NOT_ESTABLISHED, text="What it costs.", position=3)
    milestone = MilestoneFactory(
        event=event, text="The agreement is signed.", happened_at=MORNING, happened_precision="minute"
    )
    milestone.passages.add(first)
    PictureFactory(
        event=event,
        kept=True,
        caption="The gate on the southern bank.",
        licence="By permission",
        page_url="https://bay-wire.example/bridge",
    )
    PictureFactory(event=event, kept=True, size=(640, 640), alt="Lorries in a row.", position=1)
    publish(event, user=UserFactory())
    correct(event, user=UserFactory(), kind="correction", text="The bridge is Harrow Bridge.")
    return event


def publish_as_before_syndication(event):
    """Puts an edition in front of readers that has what editions had before they told what reports share."""
    content = {
        key: value
        for key, value in event.current_edition.content.items()
        if key not in ("syndication", "comparison", "statements", "pictures")
    }
    edition = write_edition(event, content, user=UserFactory(), at=MORNING)
    Event.objects.filter(pk=event.pk).update(current_edition=edition)


def quote(article, exact, speaker, statement=None, kind=Quote.Kind.DIRECT, **fields):
    return QuoteFactory(
        version=article.current_version,
        exact=exact,
        speaker=speaker,
        statement=statement,
        kind=kind,
        confirmed=True,
        **fields,
    )
