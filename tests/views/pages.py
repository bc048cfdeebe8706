"""A public page as a test reads it."""

from html.parser import HTMLParser

FRONT = "/"
CROSSING = "/events/northern-crossing/"
PERSON = "/people/mara-quill/"
WIRE = "/sources/bay-wire/"


class Page(HTMLParser):
    """The text that a reader sees, and every attribute of every tag."""

    def __init__(self, response):
        super().__init__()
        self.words, self.attributes, self.tag = [], [], ""
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        self.tag = tag
        self.attributes += [(tag, *pair) for pair in attrs]

    def handle_data(self, data):
        if self.tag != "script":
            self.words.append(data)

    def handle_endtag(self, tag):
        self.tag = ""

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def all(self, name):
        return [value for _, attribute, value in self.attributes if attribute == name]


def read(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    return Page(response)
