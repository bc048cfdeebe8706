from articles.ingest.batch import import_items
from articles.models import Quote
from articles.people.naming import create_person
from articles.quotes.statements import suggested_statements


def test_what_one_man_told_on_the_phone_is_suggested_across_two_real_articles(
    db, seeds, django_capture_on_commit_callbacks
):
    caller = create_person("Shah Mahmood Qureshi", names=["Shah Mehmood Qureshi"])
    with django_capture_on_commit_callbacks(execute=True):
        list(import_items(map(str, seeds.values())))

    found = suggested_statements(Quote.objects.standing().for_comparing())

    assert len(found) >= 6
    for one in found:
        assert len({quote.version.article_id for quote in one.quotes}) == 2
    assert sum(quote.speaker == caller for one in found for quote in one.quotes) >= 4
