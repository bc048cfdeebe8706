"""What a person's page shows beside the form: what they were merged with, what they said, where they are named."""

from django.db.models import Count, F

from articles.models import Article, Mention, PeopleToldApart, Person, Quote
from articles.people.merging import merged_by

from ...neighbours import list_url, without_texts

MOST_QUOTES = 8
MOST_ARTICLES = 10


def person_page(request, person):
    records = person.records()
    said = Quote.objects.filter(speaker__in=records).current().exclude(state=Quote.State.REJECTED)
    naming = (
        Mention.objects.filter(person__in=records, version=F("version__article__current_version"))
        .exclude(state=Mention.State.REJECTED)
        .values("version__article")
        .annotate(times=Count("pk"))
    )
    times = dict(naming.values_list("version__article", "times"))
    articles = Article.objects.filter(pk__in=times).select_related("source")
    latest = list(articles.order_by(F("published_at").desc(nulls_last=True), "-pk")[:MOST_ARTICLES])
    quotes = without_texts(said.for_listing())
    apart = PeopleToldApart.objects.select_related("low", "high", "decided_by")
    told = apart.filter(low=person) | apart.filter(high=person)
    return {
        "stands": person.standing() if person.merged_into_id else None,
        "merged_line": merged_by(person),
        "merged_records": Person.objects.filter(pk__in=records[1:]).prefetch_related("names"),
        "said": quotes.order_by(F("version__article__published_at").desc(nulls_last=True), "-pk")[
            :MOST_QUOTES
        ],
        "said_count": said.count(),
        "said_url": list_url(Quote, speaker=person.pk),
        "naming": [(article, times[article.pk]) for article in latest],
        "naming_count": len(times),
        "apart": [(row, row.high if row.low_id == person.pk else row.low) for row in told],
        "may_merge": request.user.has_perm("articles.merge_person"),
    }
