"""Triggers for what a constraint cannot say: versions and editions never change, a span quotes its text, and the
indexes, tables that Django does not know, forget an article that is deleted.

They are put in place after every `migrate` rather than by one migration, because SQLite rebuilds a table to
alter it and drops its triggers on the way.
"""

from django.db import connections

IMMUTABLE = ("articles_articleversion", "articles_edition")
SPANS = ("articles_quote", "articles_passage", "articles_mention")

# What is looked up by key, and the rows that know under which keys.
INDEXES = ("articles_search", "articles_posting", "articles_fingerprint")

NEVER_UPDATED = "a row of this table is never updated"
NOT_THE_WORDS = "exact must be the words of the version at start to end"

SQLITE_IMMUTABLE = """
CREATE TRIGGER IF NOT EXISTS {table}_never_updated BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
SQLITE_SPAN = """
CREATE TRIGGER IF NOT EXISTS {table}_exact_on_{verb} BEFORE {verb} ON {table}
WHEN NEW.exact IS NOT (
    SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM articles_articleversion WHERE id = NEW.version_id
)
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
SQLITE_TAKE_OUT = """
CREATE TRIGGER IF NOT EXISTS articles_fingerprint_taken_out AFTER DELETE ON articles_fingerprint
BEGIN
    DELETE FROM articles_posting WHERE article_id = OLD.article_id
    AND term IN (SELECT value FROM json_each(OLD.filed_under))
    AND day IN (SELECT value FROM json_each(OLD.filed_on));
END
"""
SQLITE_FORGET = """
CREATE TRIGGER IF NOT EXISTS articles_article_forgotten AFTER DELETE ON articles_article
BEGIN DELETE FROM articles_search WHERE rowid = OLD.id; END
"""
POSTGRES_IMMUTABLE = """
CREATE OR REPLACE FUNCTION {table}_never_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE OR REPLACE TRIGGER {table}_never_updated BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_never_updated();
"""
POSTGRES_SPAN = """
CREATE OR REPLACE FUNCTION articles_span_exact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.exact IS DISTINCT FROM (
        SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM articles_articleversion WHERE id = NEW.version_id
    ) THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER {table}_exact BEFORE INSERT OR UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION articles_span_exact();
"""
POSTGRES_TAKE_OUT = """
CREATE OR REPLACE FUNCTION articles_fingerprint_taken_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM articles_posting WHERE article_id = OLD.article_id
    AND term IN (SELECT value::bigint FROM jsonb_array_elements_text(OLD.filed_under))
    AND day IN (SELECT value::integer FROM jsonb_array_elements_text(OLD.filed_on));
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER articles_fingerprint_taken_out AFTER DELETE ON articles_fingerprint
FOR EACH ROW EXECUTE FUNCTION articles_fingerprint_taken_out();
"""
POSTGRES_FORGET = """
CREATE OR REPLACE FUNCTION articles_article_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN DELETE FROM articles_search WHERE article_id = OLD.id; RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER articles_article_forgotten AFTER DELETE ON articles_article
FOR EACH ROW EXECUTE FUNCTION articles_article_forgotten();
"""


def install_guards(*, using, **kwargs):
    connection = connections[using]
    present = set(connection.introspection.table_names())
    if not present.issuperset((*IMMUTABLE, *SPANS, *INDEXES)):
        return
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor):
            cursor.execute(statement)


def statements(vendor):
    sqlite = vendor == "sqlite"
    yield SQLITE_FORGET if sqlite else POSTGRES_FORGET
    yield SQLITE_TAKE_OUT if sqlite else POSTGRES_TAKE_OUT
    for table in IMMUTABLE:
        template = SQLITE_IMMUTABLE if sqlite else POSTGRES_IMMUTABLE
        yield template.format(table=table, message=NEVER_UPDATED)
    for table in SPANS:
        if sqlite:
            for verb in ("INSERT", "UPDATE"):
                yield SQLITE_SPAN.format(table=table, verb=verb, message=NOT_THE_WORDS)
        else:
            yield POSTGRES_SPAN.format(table=table, message=NOT_THE_WORDS)
