import hashlib
from functools import cache

import factory
from django.contrib.auth.models import Group, User
from django.utils import timezone
from factory.django import DjangoModelFactory

from articles.ingest.images import encode
from articles.ingest.pictures import keep
from articles.models import (
    Article,
    ArticleVersion,
    Coverage,
    CreditName,
    Event,
    Feed,
    Finding,
    Link,
    Mention,
    Milestone,
    Passage,
    Person,
    PersonName,
    Picture,
    Post,
    Quote,
    Source,
    SourceDomain,
    Statement,
    Story,
    SummarySentence,
)
from articles.text.cuts import Cut, apply_cuts
from tests.ingest.images import drawn


class UserFactory(DjangoModelFactory):
    """`role` puts the user in one of the desk's groups: contributor, editor, publisher."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    is_staff = True

    @factory.post_generation
    def role(self, create, extracted, **kwargs):
        if extracted:
            self.groups.add(Group.objects.get(name=extracted))


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    name = factory.Sequence(lambda n: f"Harbour Times {n}")
    slug = factory.Sequence(lambda n: f"harbour-times-{n}")
    kind = Source.Kind.NEWSPAPER
    language = "en"


class SourceDomainFactory(DjangoModelFactory):
    class Meta:
        model = SourceDomain

    source = factory.SubFactory(SourceFactory)
    domain = factory.Sequence(lambda n: f"harbour{n}.example")


class CreditNameFactory(DjangoModelFactory):
    class Meta:
        model = CreditName

    source = factory.SubFactory(SourceFactory, kind=Source.Kind.WIRE)
    name = factory.Sequence(lambda n: f"BW{n}")


class FeedFactory(DjangoModelFactory):
    class Meta:
        model = Feed

    source = factory.SubFactory(SourceFactory)
    url = factory.Sequence(lambda n: f"https://harbour{n}.example/feed.xml")


class StoryFactory(DjangoModelFactory):
    """`size` is with how many articles, in the order in which they arrived."""

    class Meta:
        model = Story
        skip_postgeneration_save = True

    @factory.post_generation
    def size(self, create, extracted, **kwargs):
        ArticleFactory.create_batch(extracted or 0, story=self)


class ArticleFactory(DjangoModelFactory):
    """An article with its first version; `text` is its words, `raw_text` and `cuts` what it was cut from."""

    class Meta:
        model = Article
        skip_postgeneration_save = True

    source = factory.SubFactory(SourceFactory)
    headline = factory.Sequence(lambda n: f"Bridge reopens after repairs, part {n}")
    language = "en"

    class Params:
        on_desk = factory.Trait(status=Article.Status.DESK)

    @factory.post_generation
    def text(self, create, extracted, raw_text=None, cuts=(), **kwargs):
        raw = raw_text or extracted or f"{self.headline}. The mayor said work was done."
        VersionFactory(article=self, raw_text=raw, cuts=[list(cut) for cut in cuts])


class VersionFactory(DjangoModelFactory):
    """The next version of an article, and from now on its current one."""

    class Meta:
        model = ArticleVersion
        skip_postgeneration_save = True

    article = factory.SubFactory(ArticleFactory)
    number = factory.LazyAttribute(lambda o: o.article.versions.count() + 1)
    headline = factory.LazyAttribute(lambda o: o.article.headline)
    raw_text = "The bridge over the Aller reopened on Monday. The mayor said work was done."
    cuts = factory.LazyFunction(list)
    text = factory.LazyAttribute(lambda o: apply_cuts(o.raw_text, [Cut(*cut) for cut in o.cuts]))
    sha256 = factory.LazyAttribute(lambda o: hashlib.sha256(o.raw_text.encode()).hexdigest())
    text_sha256 = factory.LazyAttribute(lambda o: hashlib.sha256(o.text.encode()).hexdigest())

    @factory.post_generation
    def make_current(self, create, extracted, **kwargs):
        if extracted is not False:
            Article.objects.filter(pk=self.article_id).update(current_version=self)
            self.article.current_version = self


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Mara Quill {n}")
    slug = factory.Sequence(lambda n: f"mara-quill-{n}")

    @factory.post_generation
    def canonical(self, create, extracted, **kwargs):
        PersonNameFactory(person=self, name=self.name, kind=PersonName.Kind.CANONICAL)


class PersonNameFactory(DjangoModelFactory):
    class Meta:
        model = PersonName

    person = factory.SubFactory(PersonFactory)
    name = factory.Sequence(lambda n: f"M. Quill {n}")
    kind = PersonName.Kind.ALIAS


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    person = factory.SubFactory(PersonFactory)
    title = "transport minister"


class SpanFactory(DjangoModelFactory):
    """Spans its `exact` words where they first stand in the version."""

    class Meta:
        abstract = True

    version = factory.SubFactory(VersionFactory)
    exact = "The mayor said work was done"
    start = factory.LazyAttribute(lambda o: o.version.text.index(o.exact))
    end = factory.LazyAttribute(lambda o: o.start + len(o.exact))


class PassageFactory(SpanFactory):
    class Meta:
        model = Passage


class MentionFactory(SpanFactory):
    class Meta:
        model = Mention

    exact = "mayor"
    person = factory.SubFactory(PersonFactory)


class QuoteFactory(SpanFactory):
    class Meta:
        model = Quote

    class Params:
        confirmed = factory.Trait(
            state=Quote.State.CONFIRMED,
            decided_at=factory.LazyFunction(timezone.now),
            decided_by=factory.SubFactory(UserFactory),
        )

    kind = Quote.Kind.INDIRECT
    speaker = factory.SubFactory(PersonFactory)
    prefix = factory.LazyAttribute(lambda o: o.version.text[: o.start][-32:])
    suffix = factory.LazyAttribute(lambda o: o.version.text[o.end :][:32])


class StatementFactory(DjangoModelFactory):
    class Meta:
        model = Statement

    summary = "The bridge is done"


class LinkFactory(DjangoModelFactory):
    """A link of `one` and `other`, in whichever order their keys are."""

    class Meta:
        model = Link
        exclude = ["one", "other"]

    class Params:
        confirmed = factory.Trait(
            state=Link.State.CONFIRMED,
            decided_at=factory.LazyFunction(timezone.now),
            decided_by=factory.SubFactory(UserFactory),
        )

    one = factory.SubFactory(ArticleFactory)
    other = factory.SubFactory(ArticleFactory)
    low = factory.LazyAttribute(lambda o: min(o.one, o.other, key=lambda a: a.pk))
    high = factory.LazyAttribute(lambda o: max(o.one, o.other, key=lambda a: a.pk))
    relation = Link.Relation.SAME_EVENT


class EventFactory(DjangoModelFactory):
    """A draft; `tests.publishing` shows how to publish one through the real deed."""

    class Meta:
        model = Event

    title = factory.Sequence(lambda n: f"Bridge over the Aller reopens, part {n}")
    slug = factory.Sequence(lambda n: f"bridge-reopens-{n}")


class CoverageFactory(DjangoModelFactory):
    class Meta:
        model = Coverage

    event = factory.SubFactory(EventFactory)
    article = factory.SubFactory(ArticleFactory, on_desk=True)


class SummarySentenceFactory(DjangoModelFactory):
    class Meta:
        model = SummarySentence

    event = factory.SubFactory(EventFactory)
    text = "The bridge over the Aller reopened on Monday."


class FindingFactory(DjangoModelFactory):
    class Meta:
        model = Finding

    event = factory.SubFactory(EventFactory)
    kind = Finding.Kind.AGREED
    text = "The bridge is open again."


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = Milestone

    event = factory.SubFactory(EventFactory)
    text = "The bridge opens."


class PictureFactory(DjangoModelFactory):
    """A picture that nobody has fetched; `kept` has its files, as large as `size` says."""

    class Meta:
        model = Picture
        exclude = ["size"]

    class Params:
        kept = factory.Trait(
            sizes=factory.LazyAttribute(lambda o: [keep(file) for file in drawn_files(o.size)])
        )

    event = factory.SubFactory(EventFactory)
    size = (900, 600)
    url = factory.Sequence(lambda n: f"https://baywire.example/bridge-{n}.jpg")
    alt = "A steel bridge over a narrow river."
    credit = "Ada Pell/Bay Wire"


@cache
def drawn_files(size):
    return encode(drawn(size))
