"""German reporting verbs, by what they take (see `rules.Use`). One row a verb: infinitive, present, past, participle.

A separable verb stands with its stem ("teilte"); the part that closes its clause ("mit") is in `german.GERMAN`.
"""

from .rules import Cue, Form, Use

_FORMS = (Form.BASE, Form.PRESENT, Form.PAST, Form.PARTICIPLE)
# A slash parts singular and plural.
VERBS = {
    Use.SAYING: """
        sagen sagt/sagen sagte/sagten gesagt; erklären erklärt/erklären erklärte/erklärten erklärt;
        behaupten behauptet/behaupten behauptete/behaupteten behauptet;
        meinen meint/meinen meinte/meinten gemeint;
        berichten berichtet/berichten berichtete/berichteten berichtet;
        warnen warnt/warnen warnte/warnten gewarnt;
        versichern versichert/versichern versicherte/versicherten versichert;
        bestätigen bestätigt/bestätigen bestätigte/bestätigten bestätigt;
        antworten antwortet/antworten antwortete/antworteten geantwortet;
        ergänzen ergänzt/ergänzen ergänzte/ergänzten ergänzt;
        schreiben schreibt/schreiben schrieb/schrieben geschrieben;
        erzählen erzählt/erzählen erzählte/erzählten erzählt;
        erläutern erläutert/erläutern erläuterte/erläuterten erläutert;
        mitteilen teilt/teilen teilte/teilten mitgeteilt; hinzufügen fügt/fügen fügte/fügten hinzugefügt;
        ankündigen kündigt/kündigen kündigte/kündigten angekündigt;
        einräumen räumt/räumen räumte/räumten eingeräumt; zugeben gibt/geben gab/gaben zugegeben;
        hinweisen weist/weisen wies/wiesen hingewiesen; mahnen mahnt/mahnen mahnte/mahnten gemahnt;
        beklagen beklagt/beklagen beklagte/beklagten beklagt
    """,
    Use.MATTER: """
        betonen betont/betonen betonte/betonten betont;
        bekräftigen bekräftigt/bekräftigen bekräftigte/bekräftigten bekräftigt;
        unterstreichen unterstreicht/unterstreichen unterstrich/unterstrichen unterstrichen;
        kritisieren kritisiert/kritisieren kritisierte/kritisierten kritisiert;
        verurteilen verurteilt/verurteilen verurteilte/verurteilten verurteilt
    """,
    Use.STANCE: """
        fordern fordert/fordern forderte/forderten gefordert;
        verlangen verlangt/verlangen verlangte/verlangten verlangt; hoffen hofft/hoffen hoffte/hofften gehofft;
        glauben glaubt/glauben glaubte/glaubten geglaubt;
        versprechen verspricht/versprechen versprach/versprachen versprochen
    """,
    Use.NAMING: """
        nennen nennt/nennen nannte/nannten genannt;
        bezeichnen bezeichnet/bezeichnen bezeichnete/bezeichneten bezeichnet
    """,
    Use.VOICING: """
        fragen fragt/fragen fragte/fragten gefragt; rufen ruft/rufen rief/riefen gerufen;
        klagen klagt/klagen klagte/klagten geklagt; spotten spottet/spotten spottete/spotteten gespottet;
        scherzen scherzt/scherzen scherzte/scherzten gescherzt;
        entgegnen entgegnet/entgegnen entgegnete/entgegneten entgegnet;
        erwidern erwidert/erwidern erwiderte/erwiderten erwidert
    """,
}


def german_cues() -> dict[str, Cue]:
    """Every inflected form with its verb."""
    cues: dict[str, Cue] = {}
    for use, rows in VERBS.items():
        for row in rows.split(";"):
            forms: dict[str, set[Form]] = {}
            written = row.split()
            for words, form in zip(written, _FORMS, strict=True):
                for word in words.split("/"):
                    forms.setdefault(word, set()).add(form)
            for word, kinds in forms.items():
                cues.setdefault(word, Cue(written[0], use, frozenset(kinds)))
    return cues
