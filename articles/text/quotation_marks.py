"""A direct quotation without the marks that it stands in: what was said, not how a house sets it."""

import re

# The marks that close what each opens.
CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", '"': '"', "'": "'"}
# Each further paragraph of a quotation is opened anew and not closed before.
REOPENED = re.compile(r"\s*\n\s*[“„«\"]?")


def without_marks(quoted: str) -> str:
    """The words between the marks, without the comma that leads on to the speaker."""
    words = REOPENED.sub(" ", quoted.strip())
    closing = CLOSING.get(words[:1])
    if closing:
        words = words[1:]
    if words[-1:] in (closing or "”»") and words:
        words = words[:-1]
    return words.rstrip(" ,")
