"""Invented reports, long enough to be told apart by their text."""

from articles.ingest.draft import Draft

LEDE = (
    "The harbour bridge over the Aller reopened on Monday after eleven weeks of repairs, and the first cars were "
    "across before the mayor of Lindwick, Mara Quill, had finished her speech."
)
MORE = (
    "Engineers replaced forty cables and the whole of the northern deck. The work cost nine million crowns, which "
    "was a million more than the town had set aside for it."
)
END = "A second lane for bicycles will follow in the autumn, the town said."
BODY = f"{LEDE}\n\n{MORE}\n\n{END}"

BRIDGE = f"Bridge reopens at Lindwick\n\n{BODY}\n"
FERRY = f"Ferry sails again\n\n{END} {MORE}\n"

PAGE = (
    "<html><head><title>Bridge</title></head><body><article><h1>Bridge reopens</h1>{}</article></body></html>"
)
FEED = "<?xml version='1.0'?><rss version='2.0'><channel><title>Lindwick Herald</title>{}</channel></rss>"
ITEM = "<item><title>{title}</title><link>{link}</link><guid>{guid}</guid><description>{text}</description></item>"


def report(raw_text: str = BODY, **fields) -> Draft:
    """A draft of the bridge's reopening as a feed would have it."""
    return Draft(
        **{"raw_text": raw_text, "headline": "Bridge reopens at Lindwick", "format": "rss", **fields}
    )
