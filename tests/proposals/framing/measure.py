"""How well harmful wording is found on the labelled set: `python -m tests.proposals.framing.measure [--misses]`.

The set is parted into two halves by a hash of each text. `--misses` lists what went wrong in the seen half alone.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from advisor.files.knowledge.load import load_knowledge
from advisor.files.paragraphs import Paragraph, joined
from advisor.proposals.framing.find import Found, find_framing

FOLDER = Path(__file__).parent / "texts"
HALVES = ("seen", "unseen")


def labelled() -> list[dict[str, Any]]:
    """Every labelled text, in order of file and place."""
    return [
        entry for path in sorted(FOLDER.glob("*.yaml")) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def half_of(text: str) -> str:
    """The half that a text belongs to."""
    return HALVES[hashlib.sha256(text.encode()).digest()[0] % 2]


def subjects(words: str, text: str) -> set[int]:
    """Every letter of a text that belongs to some words, wherever they stand in it."""
    wanted, whole = joined(words).casefold(), text.casefold()
    starts = (found.start() for found in re.finditer(re.escape(wanted), whole))
    return {subject for start in starts for subject in range(start, start + len(wanted))}


def overlap(found: Found, words: str, text: str) -> bool:
    """Whether what was found and what is marked have a place in the text in common."""
    return not subjects(found.words, text).isdisjoint(subjects(words, text))


def measured(entries: list[dict[str, Any]]) -> tuple[Counter[str], list[str]]:
    """What was counted, and what went wrong in words."""
    framing = load_knowledge().framing
    counts: Counter[str] = Counter()
    wrong = []
    for entry in entries:
        text = joined(entry["text"])
        found = [f for f in find_framing(framing, [Paragraph(text, "")]) if not f.excused]
        marks = entry["marks"] or []
        counts["clean texts"] += not marks
        counts["clean texts flagged"] += bool(found) and not marks
        for mark in marks:
            hits = [f for f in found if overlap(f, mark["words"], text)]
            kind = "hard" if mark.get("hard") or entry.get("hard") else "plain"
            counts[f"{kind} marks"] += 1
            counts[f"{kind} found"] += bool(hits)
            counts["named rightly"] += any(f.entry == mark["entry"] for f in hits)
            if not hits:
                wrong.append(
                    f"{'missed' if kind == 'plain' else 'hard':<8} {mark['entry']}: {mark['words']} | {joined(entry['text'])}"
                )
        true = [f for f in found if any(overlap(f, mark["words"], text) for mark in marks)]
        counts["findings"] += len(found)
        counts["true findings"] += len(true)
        wrong += [f"alarm    {f.entry}: {f.words} | {joined(entry['text'])}" for f in found if f not in true]
    return counts, wrong


def told(counts: Counter[str]) -> str:
    """The figures of one half."""

    def share(part: int, whole: int) -> str:
        return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"

    all_found = counts["plain found"] + counts["hard found"]
    return "\n".join(
        [
            f"  precision: {share(counts['true findings'], counts['findings'])}",
            f"  recall: {share(all_found, counts['plain marks'] + counts['hard marks'])}",
            f"  recall of what stands close to the list: {share(counts['plain found'], counts['plain marks'])}",
            f"  named by the right entry: {share(counts['named rightly'], all_found)}",
            f"  clean texts flagged: {share(counts['clean texts flagged'], counts['clean texts'])}",
        ]
    )


if __name__ == "__main__":
    for half in HALVES:
        counts, wrong = measured([entry for entry in labelled() if half_of(entry["text"]) == half])
        print(f"{half} half, {sum(half_of(e['text']) == half for e in labelled())} texts\n{told(counts)}")
        if half == "seen" and "--misses" in sys.argv:
            print("\n".join(wrong))
