"""Keys of rows and moments as they come from outside: typed, in an address or a hidden field."""

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

# The largest that either database can hold.
LARGEST = 2**63 - 1


def as_key(text):
    """The number, or None for what cannot be the key of a row."""
    text = str(text).strip()
    if not text.isdecimal() or len(text) > len(str(LARGEST)):
        return None
    return int(text) if int(text) <= LARGEST else None


def as_moment(text):
    """The moment with its time zone, or None for what is none."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None
