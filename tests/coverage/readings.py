"""What scoring reads of an article, made without a database."""

from datetime import UTC, datetime

from articles.coverage.likeness import Comparer, Reading
from articles.coverage.profiles import read_profile
from articles.coverage.rarity import Rarity, length
from articles.coverage.scoring import judge
from articles.text.dates import Precision
from tests.coverage import stories

RARITY = Rarity()


def reading(headline="", text="", number=1, **fields):
    profile = read_profile(headline, text)
    given = {
        "article": number,
        "source": number,
        "source_name": f"Outlet {number}",
        "credit": None,
        "credit_name": "",
        "place": "",
        "language": "en",
        "published": None,
        "precision": Precision.UNKNOWN,
        "profile": profile,
        "norms": tuple(length(RARITY.weigh(bag)) for bag in profile[:3]),
    }
    return Reading(**(given | fields))


def wire(**fields):
    return reading(stories.WIRE_HEADLINE, stories.WIRE, 1, **fields)


def report(**fields):
    return reading(stories.REPORT_HEADLINE, stories.REPORT, 2, **fields)


def on(day, precision=Precision.DAY, hour=0):
    return {"published": datetime(2026, 5, day, hour, tzinfo=UTC), "precision": precision}


def judged(one, other, furniture=frozenset()):
    return judge(Comparer(one, RARITY), other, furniture)
