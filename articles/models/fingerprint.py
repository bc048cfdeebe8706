from django.db import models

from .article import Article, ArticleVersion


class Fingerprint(models.Model):
    """What of an article's text is compared with others', so that no text is read twice.

    Only the machine writes and reads it: `coverage.fingerprints` says what is in it. It can be made again from the
    text at any time.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="fingerprint"
    )
    version = models.ForeignKey(ArticleVersion, on_delete=models.CASCADE, related_name="+", db_index=False)
    bags = models.BinaryField(help_text="The bags of words as numbers; see coverage.fingerprints.")
    norms = models.JSONField(default=list, help_text="The lengths of the weighed bags when it was filed.")
    filed_under = models.JSONField(default=list, help_text="The keys by which it is looked up.")
    filed_on = models.JSONField(default=list, help_text="The days on which it is looked up.")
    compared = models.JSONField(
        null=True, help_text="[article, score] for each that it was compared with, likeliest candidate first."
    )

    def __str__(self):
        return f"Fingerprint of “{self.article}”"
