"""What would change the verdict on a measure, in words: the smallest sets of answers, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from advisor.analysis.counterfactuals.data import ChangeInWords, SubjectChanges, Way, WhyNot
from advisor.analysis.eligibility.document import under_eligibility
from advisor.documents.document import Document, Line
from advisor.model.kinds.question import ChangedBy
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import WORDS, WOULD
from advisor.text.safe import counted

MAX_SHOWN = 5
"""So many sets of one size are told."""
MAX_SUBJECTS = 4
"""For so many subjects changes are told at once, in a conversation and on a terminal."""
BRINGS_ABOUT: dict[ChangedBy, str] = {
    "consortium": "the consortium can change it",
    "buyer": "the buyer decides",
    "US government": "the US government decides",
    "nobody soon": "nobody changes it soon",
}
SIZES = {1: "One answer alone", 2: "Two answers together", 3: "Three answers together"}


def why_not_document(knowledge: Knowledge, found: WhyNot) -> Document:
    """What would change the verdict on a measure, for each subject."""
    document = Document(f"Why not: {found.title}", tuple(why_not_blocks(found)), knowledge)
    return under_eligibility(document, found.eligibility)


def why_not_blocks(found: WhyNot) -> Iterator[Line]:
    """The measure, then the smallest changes for each subject, the fewest answers first."""
    yield Line(found.title, aligned=True)
    for subject in found.subjects:
        yield from changes_blocks(subject)
    if found.left_out:
        names = ", ".join(found.left_out)
        yield Line(f"I left out {names}. Add 'for' and a name to your words to see one of them.", aligned=True)


def changes_blocks(found: SubjectChanges) -> Iterator[Line]:
    """The smallest changes for one subject, with the number of further ones."""
    verdict = WORDS[found.stands].before_changes
    verdict = f"{found.subject_name}: {verdict}" if found.subject_name else verdict
    does = WOULD[found.wanted]
    yield Line(f"{verdict} Nothing has to change for that." if found.reached else verdict, aligned=True)
    if not found.possible:
        yield Line(f"  No rule could {does} here, whatever the answers.", aligned=True)
    elif found.ways:
        yield from _sizes(found, does)
    elif not found.reached:
        kept = " What is known of the market was left as it is." if found.known_kept else ""
        yield Line(f"  No change of up to three answers would {does}.{kept}", aligned=True)


def _sizes(found: SubjectChanges, does: str) -> Iterator[Line]:
    smallest, own_told = found.ways[0].size, False
    for size, group in groupby(found.ways, key=lambda way: way.size):
        ways = list(group)
        own = [] if own_told else [way for way in ways if way.is_own]
        own_told = own_told or bool(own)
        if size == smallest:
            several = f" (any of these {len(ways)})" if len(ways) > 1 else ""
            yield Line(f"  {SIZES[size]} would {does}{several}:", aligned=True)
            yield from _listed(ways, "more way")
            continue
        only = ", these among them that the consortium can change itself:" if own else "."
        yield Line(f"  {SIZES[size]} would do it too, in {counted(len(ways), 'further way')}{only}", aligned=True)
        yield from _listed(own, "more such way")


def _listed(ways: list[Way], more: str) -> Iterator[Line]:
    yield from (Line(f"  - {way_in_words(way)}", aligned=True) for way in ways[:MAX_SHOWN])
    if len(ways) > MAX_SHOWN:
        yield Line(f"  - and {counted(len(ways) - MAX_SHOWN, more)} of this size", aligned=True)


def way_in_words(way: Way) -> str:
    """Changes as one line: each fact with the value it would need, the one it has, and who can bring it about."""
    return "; and ".join(map(_change, way.changes))


def _change(change: ChangeInWords) -> str:
    notes = [f"now: {change.now}"] if change.now else []
    notes += [BRINGS_ABOUT[change.changed_by]] if change.changed_by else []
    return f"{change.label}: {change.to}" + (f" ({'; '.join(notes)})" if notes else "")
