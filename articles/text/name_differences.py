"""In what does one spelling of a name differ from another? Told in a person's words, so that an editor can judge at a
glance: "spelt Mehmood; otherwise the same".
"""

from articles.text.name_folding import fold_name
from articles.text.name_spellings import SHORT_FORMS
from articles.text.name_words import match_words

# More differences than these say no more than that the names are alike.
MOST_TOLD = 2


def difference(written: str, known: str) -> str:
    """How `written` differs from `known`; empty where it does in nothing but case, accents or titles."""
    left, right = fold_name(written).split(), fold_name(known).split()
    if not left or not right or left == right:
        return ""
    swapped = len(left) > len(right)
    shorter, longer = (right, left) if swapped else (left, right)
    matches = sorted((i, j) for _, i, j in match_words(shorter, longer))
    pairs = [(longer[j], shorter[i]) if swapped else (shorter[i], longer[j]) for i, j in matches]
    told = [_one_word(_as_in(written, one), _as_in(known, other)) for one, other in pairs if one != other]
    further = [longer[j] for j in range(len(longer)) if j not in {j for _, j in matches}]
    if further:
        words = " ".join(_as_in(written if swapped else known, word) for word in further)
        told.append(f"with {words} besides" if swapped else f"without {words}")
    if [j for _, j in matches] != sorted(j for _, j in matches):
        told.append("in another order")
    if len(told) > MOST_TOLD:
        return f"alike in sound and spelling to {known}"
    if told == [] or len(pairs) == 1:
        return " and ".join(told)
    return " and ".join(told) + "; otherwise the same"


def _one_word(written: str, known: str) -> str:
    if min(len(written), len(known)) == 1:
        longer, initial = sorted((written, known), key=len, reverse=True)
        return f"{initial}. for {longer}"
    one, other = fold_name(written), fold_name(known)
    if SHORT_FORMS.get(one, frozenset()) & SHORT_FORMS.get(other, frozenset()):
        return f"{written} for {known}"
    return f"spelt {written}"


def _as_in(name: str, folded: str) -> str:
    """The folded word as the name has it."""
    for word in name.replace(",", " ").replace("-", " ").split():
        if fold_name(word) == folded:
            return word.strip(".")
    return folded.title()
