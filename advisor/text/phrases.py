"""Turns of phrase: lists, the first letter of a text, small numbers as words, and labels of one thing or of several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache


def joined(parts: Sequence[str], word: str = "and") -> str:
    """Parts as a list in a sentence."""
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def with_name(text: str, name: str) -> str:
    """A text with the name of its subject in brackets, if it has one."""
    return f"{text} ({name})" if name else text


def lowered(text: str) -> str:
    """A text that stands within a sentence: the first letter small, unless it is a name or an abbreviation."""
    first = re.split(r"\W", text, maxsplit=1)[0]
    name = first[1:] != first[1:].lower() or re.search(r"\d|(ese|ican|pean|lish)$", first)
    return text if name or first == "I" else text[:1].lower() + text[1:]


def strung(clauses: Sequence[str]) -> str:
    """Clauses as a list in a sentence, kept apart by semicolons where they have commas of their own."""
    return "; ".join(clauses) if any(re.search(r",|;| and ", clause) for clause in clauses) else joined(clauses)


def number_word(number: int) -> str:
    """A number as a word where it is small."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return small[number] if number < len(small) else str(number)


def raised(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def asks(label: str) -> bool:
    """Whether a label is an indirect question, such as "Who runs it"."""
    return re.match(r"(What|Who|How|Where) ", label) is not None


def plural(label: str) -> bool:
    """Whether a label names several things."""
    if asks(label):
        return False
    head = re.split(r" (?:of|in|with|that|to|on|per)\b| \(", label)[0].split()
    return any(re.search(r"[^su]s$", word) and not word.isupper() for word in (head[0], head[-1]))


@lru_cache(maxsize=16_384)
def bare_name(text: str) -> str:
    """A name as it is compared: small letters without accents, signs and articles, whatever Unicode form it came in."""
    text = unicodedata.normalize("NFKD", text.casefold()).replace("&", " and ")
    # Accents and marks without width say nothing of whose name it is.
    text = "".join(char for char in text if not unicodedata.combining(char) and unicodedata.category(char) != "Cf")
    text = re.sub(r"[.\u2018\u2019\u02bc'`\u00b4]", "", text)
    return " ".join(word for word in re.sub(r"[^\w\s]|_", " ", text).split() if word != "the")
