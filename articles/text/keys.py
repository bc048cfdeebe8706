"""Words as numbers, by which texts are compared and looked up without their words being stored again.

A key has 32 bits. Among the few hundred words of two reports two different ones share a key once in some fifty thousand
pairs of reports; in a vocabulary of a million words, about a hundred pairs of words do, and then each looks a little
less rare than it is. The hash is BLAKE2b, not Python's own, which differs from process to process.
"""

from functools import lru_cache
from hashlib import blake2b

KEY_BITS = 32
_MASK = (1 << KEY_BITS) - 1
# An odd number far from a power of two spreads the first word's bits over the whole key.
_SPREAD = 0x9E3779B1


@lru_cache(maxsize=131_072)
def key(words: str) -> int:
    """The key of a word, or of any other text that stands for itself, such as "person:7"."""
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little")


def pair_key(first: int, second: int) -> int:
    """The key of two words in this order, from theirs."""
    return (first * _SPREAD + second) & _MASK


def short(number: int) -> int:
    """A 64-bit hash cut down to a key."""
    return number & _MASK
