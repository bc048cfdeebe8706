"""How well are names told apart? Each line has two spellings: one person, and surely so? No desk is needed for it."""

from collections.abc import Iterable, Iterator, Sequence

from articles.text.name_likeness import SUGGEST_FROM, SURE_FROM, same_name


def fault_in(line: object) -> str:
    """Why a line cannot be tried, as the end of a sentence that begins with it; empty if it can."""
    if not isinstance(line, dict) or not {"id", "a", "b"} <= line.keys():
        return "needs id, a and b"
    if isinstance(line["id"], bool) or not isinstance(line["id"], str | int) or line["id"] == "":
        return "has an id that is neither text nor a number"
    if not (isinstance(line["a"], str) and isinstance(line["b"], str)):
        return "has something other than text for a or b"
    return ""


def answers(lines: Iterable[dict]) -> Iterator[dict]:
    """For each line: would the two be suggested as one person, and would they be tied without asking?"""
    for line in lines:
        score = same_name(line["a"], line["b"])
        yield {
            "id": line["id"],
            "same": score >= SUGGEST_FROM,
            "auto": score >= SURE_FROM,
            "score": round(score, 4),
        }


def summary(given: Sequence[dict]) -> str:
    same = sum(answer["same"] for answer in given)
    return f"{same} suggested as one person, {sum(answer['auto'] for answer in given)} without asking"
