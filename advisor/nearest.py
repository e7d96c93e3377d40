"""The nearest known names to a word that is not known: for faults, for typos, and for search."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], most: int = 3, least: float = 70) -> list[str]:
    """The known names most like a word, best first; none if nothing is like it at all."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        word, list(known), scorer=fuzz.WRatio, processor=utils.default_process, limit=most, score_cutoff=least
    )
    return [name for name, _, _ in found]


def did_you_mean(word: str, known: Iterable[str], most: int = 3) -> str:
    """A question that names the nearest known names, or nothing."""
    names = nearest(word, known, most)
    return f"Did you mean {' or '.join(names)}?" if names else ""
