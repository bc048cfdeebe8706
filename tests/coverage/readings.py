"""What scoring reads of an article, made without a database."""

from articles.coverage.likeness import Reading
from articles.coverage.profiles import read_profile
from articles.coverage.rarity import Rarity, length
from articles.text.dates import Precision

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
