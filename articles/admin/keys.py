"""Keys of rows as they come from outside: typed, or in an address."""

# The largest that either database can hold.
LARGEST = 2**63 - 1


def as_key(text):
    """The number, or None for what cannot be the key of a row."""
    text = str(text).strip()
    if not text.isdecimal() or len(text) > len(str(LARGEST)):
        return None
    return int(text) if int(text) <= LARGEST else None
