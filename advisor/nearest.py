"""The nearest known names to a word that is not known: for faults, for typos, and for search."""

from __future__ import annotations

from collections.abc import Iterable

SHORT = 4


def nearest(word: str, known: Iterable[str], most: int = 3, least: float = 70, whole: bool = False) -> list[str]:
    """The known names most like a word, best first; none if nothing is like it at all.

    A part of a name counts as like it, unless `whole` is set.
    """
    from rapidfuzz import fuzz, process, utils

    # Parts of words mislead: "at" is in "Atlantis", and a word of three letters is in half of all names.
    alike = [name for name in known if 2 * len(name) >= len(word)]
    scorer = fuzz.ratio if whole or len(word) <= SHORT else fuzz.WRatio
    found = process.extract(word, alike, scorer=scorer, processor=utils.default_process, limit=most, score_cutoff=least)
    return [name for name, _, _ in found]


def did_you_mean(word: str, known: Iterable[str], most: int = 3) -> str:
    """A question that names the nearest known names, or nothing."""
    names = nearest(word, known, most)
    return f"Did you mean {' or '.join(names)}?" if names else ""
