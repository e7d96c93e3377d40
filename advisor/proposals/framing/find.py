"""Finds wording that feeds fears of dependence, in any inflection and in spite of a typing error; context may excuse it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from advisor.analysis.advice.data import knowledge_used
from advisor.files.paragraphs import Paragraph, TextRead
from advisor.language.lexicon import words
from advisor.model.kinds.framing import Framing
from advisor.model.knowledge import Knowledge
from advisor.proposals.framing.context import excuse
from advisor.proposals.framing.data import FramingCheck, FramingFinding
from advisor.proposals.framing.english import in_english
from advisor.proposals.framing.similarity import BE, MIN_LENGTH_FOR_TYPO, OWNERS, family, like
from advisor.text.safe import printable

WORD = re.compile(r"%|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['\u2019][^\W_]+)*", re.UNICODE)
SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\b\w\.)(?<!\be\.g\.)(?<!\bNo\.)(?<!\bvs\.)[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*[A-Z0-9])"
)
"""The end of a sentence; "U.S. Law" is none."""
OPTIONAL = words("the a an this that these those do does did any all every each")
"""Words that a phrase may have or lack."""
LINKS = BE | words("about of")
"""Words that a phrase of several words may lack too."""
SMALL = OPTIONAL | LINKS
MIN_WORDS_WITHOUT_LINKS = 3
"""So many other words a phrase needs to lack its links."""
MAX_WORDS_BETWEEN = 3
"""So many words may stand between the words of a phrase of three or more."""
MAX_WORDS_BETWEEN_TWO = 2
"""So many between two words; none where one of them is as short as `in`."""
SPELLINGS = {"programme": "program", "programmes": "programs", "license": "licence", "licenses": "licences",
         "licensed": "licenced", "autarchy": "autarky", "%": "percent", "percentage": "percent",
         "america's": "america", "american": "america"}  # fmt: skip
NOT = "not"
MAX_SHOWN, MAX_CONTEXT = 200, 600
"""So many letters of a sentence are shown, and so many on each side of a phrase can excuse it."""
MORE = "\u2026"


@dataclass(frozen=True)
class Found:
    """One place where a phrase, or something very like it, stands."""

    entry: str
    words: str
    where: str
    sentence: str
    excused: str
    """Why its context excuses it; nothing if it does not."""
    score: float
    """How like the phrase it is, at most 100."""


@dataclass(frozen=True)
class _Match:
    entry: str
    first: int
    last: int
    score: float
    weight: int
    phrase: tuple[str, ...] = ()


def check_wording(knowledge: Knowledge, text: TextRead, title: str) -> FramingCheck:
    """Which words of a text feed fears of dependence, in reading order, and which parts of it were not examined."""
    english, other = in_english(text.paragraphs)
    findings = [_finding(knowledge, each) for each in find_framing(knowledge.framing, english)]
    return FramingCheck(
        as_of=knowledge.day,
        knowledge=knowledge_used(knowledge),
        file=printable(title),
        findings=tuple(each for each in findings if not each.excused),
        excused=tuple(each for each in findings if each.excused),
        not_examined=(*text.unread, *other),
        examined=len(english),
    )


def _finding(knowledge: Knowledge, found: Found) -> FramingFinding:
    entry = knowledge.framing[found.entry]
    return FramingFinding(
        entry=found.entry,
        where=found.where,
        words=found.words,
        sentence=found.sentence,
        why=entry.why,
        say=entry.say,
        excused=found.excused,
        likeness=round(found.score, 1),
        citations=entry.citations,
    )


def find_framing(framing: Mapping[str, Framing], paragraphs: Iterable[Paragraph]) -> list[Found]:
    """Every place in reading order; of phrases that overlap the longest counts."""
    phrases = [
        (name, tokens) for name, entry in framing.items() for phrase in entry.avoid for tokens in variants(phrase)
    ]
    innocent = [(name, harmless(phrase)) for name, entry in framing.items() for phrase in entry.innocent]
    known = _Known([tokens for _, tokens in [*phrases, *innocent]])
    found = []
    for paragraph in paragraphs:
        begin = 0
        for sentence in SENTENCE.split(paragraph.text):
            begin = paragraph.text.index(sentence, begin)
            found += list(_in_sentence(phrases, innocent, known, sentence, paragraph, begin))
            begin += len(sentence)
    return found


class _Known:
    """The words of all phrases, by which a sentence is passed over for every phrase that cannot stand in it."""

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        self.words: set[str] = set()
        self.joined: dict[str, set[str]] = {}
        self.by_stem: dict[str, set[str]] = {}
        self.by_letter: dict[str, set[str]] = {}
        self.seen: dict[str, frozenset[str]] = {}
        for tokens in phrases:
            self.words |= set(tokens)
            for one, other in pairwise(tokens):
                self.joined.setdefault(one + other, set()).update((one, other))
        for word in self.words:
            self.by_letter.setdefault(word[0], set()).add(word)
            for stem in family(word):
                self.by_stem.setdefault(stem, set()).add(word)

    def meant(self, typed: Sequence[str]) -> set[str]:
        """Every word of a phrase that some word here may stand for."""
        found = {one + other for one, other in pairwise(typed)} & self.words
        return found.union(*map(self._meant, set(typed)))

    def _meant(self, word: str) -> frozenset[str]:
        if word not in self.seen:
            near = set().union(*(self.by_stem.get(stem, ()) for stem in family(word)))
            if len(word) >= MIN_LENGTH_FOR_TYPO - 1:
                near |= self.by_letter.get(word[0], set())
            near |= self.words & (BE | {"their"}) if word in BE | OWNERS else set()
            alike = {wanted for wanted in near if like(wanted, word, False) or like(wanted, word, True)}
            self.seen[word] = frozenset(alike | self.joined.get(word, set()))
        return self.seen[word]


class Phrase(tuple[str, ...]):
    """The words of a phrase that must be there."""

    glued: frozenset[int] = frozenset()
    """The places of words that a hyphen ties to the one before, so that nothing stands between."""
    exact = False
    """Whether its words are meant in this form alone, as with a plural that is said of all."""


EXACTLY = "="
"""Before a phrase: its words in this form alone."""


def variants(phrase: str) -> list[Phrase]:
    """A phrase as the words that must be there; a phrase of two words also written as one."""
    spans = list(WORD.finditer(phrase))
    tied = {spans[n].start() for n in range(1, len(spans)) if phrase[spans[n - 1].end() : spans[n].start()] == "-"}
    listed = [normal(match.group()) for match in spans]
    kept = tuple(word for word in listed if word not in OPTIONAL) or tuple(listed)
    bare = tuple(word for word in kept if word not in LINKS)
    kept = bare if len(bare) >= MIN_WORDS_WITHOUT_LINKS else kept
    # Whose rivals they are makes no difference; whose definition it is does.
    kept = (kept[0], *("their" if word in OWNERS else word for word in kept[1:]))
    found = [Phrase(kept), Phrase(("".join(kept),))] if len(kept) == 2 else [Phrase(kept)]
    if len(kept) == len(listed):
        found[0].glued = frozenset(n for n, span in enumerate(spans) if span.start() in tied)
    for each in found:
        each.exact = phrase.startswith(EXACTLY)
    return found


def harmless(phrase: str) -> tuple[str, ...]:
    """A phrase in which a word does no harm; small words count where little else would be left."""
    listed = tuple(normal(match.group()) for match in WORD.finditer(phrase))
    kept = tuple(word for word in listed if word not in OPTIONAL)
    return kept if len(kept) > 1 else listed


def normal(typed: str) -> str:
    """A word in one spelling."""
    word = typed.casefold().replace("\u2019", "'").replace(".", "")
    if word.endswith("n't"):
        return NOT
    word = SPELLINGS.get(word, word)
    return re.sub(r"iz(e|ed|es|ing|ation|ations)$", r"is\1", word) if len(word) > MIN_LENGTH_FOR_TYPO else word


def _in_sentence(
    phrases: Sequence[tuple[str, tuple[str, ...]]],
    innocent: Sequence[tuple[str, tuple[str, ...]]],
    known: _Known,
    sentence: str,
    paragraph: Paragraph,
    at: int,
) -> Iterator[Found]:
    spans = list(WORD.finditer(sentence))
    typed = [normal(span.group()) for span in spans]
    meant = known.meant(typed)
    likely = [(name, tokens) for name, tokens in phrases if meant.issuperset(tokens)]
    if not likely:
        return
    matches = [match for name, tokens in likely for match in _matches(name, tokens, typed, MAX_WORDS_BETWEEN)]
    cleared = {
        (name, subject)
        for name, tokens in innocent
        if meant.issuperset(tokens)
        for match in _matches(name, tokens, typed, 0)
        for subject in range(match.first, match.last + 1)
    }
    guilty = (m for m in matches if any((m.entry, subject) not in cleared for subject in range(m.first, m.last + 1)))
    for match in _one_place(_apart(guilty), typed):
        begin, end = spans[match.first].start(), spans[match.last].end()
        # A line without an end is no sentence; what stands far off excuses nothing.
        start = max(begin - MAX_CONTEXT, 0)
        near = sentence[start : end + MAX_CONTEXT]
        yield Found(
            entry=match.entry,
            words=sentence[begin:end],
            where=paragraph.place(at + begin),
            sentence=_shown(sentence, begin, end),
            excused=excuse(near, begin - start, end - start),
            score=match.score,
        )


def _matches(entry: str, phrase: Sequence[str], typed: Sequence[str], between: int) -> Iterator[_Match]:
    reach = (
        between
        if len(phrase) >= MIN_WORDS_WITHOUT_LINKS
        else min(between, MAX_WORDS_BETWEEN_TWO) * (min(map(len, phrase)) > 2)
    )
    glued = phrase.glued if isinstance(phrase, Phrase) else frozenset[int]()
    exact = isinstance(phrase, Phrase) and phrase.exact
    turned = (
        between
        and not glued
        and not exact
        and len(phrase) > 1
        and (len(phrase) >= MIN_WORDS_WITHOUT_LINKS or min(map(len, phrase)) >= 4)
    )
    for first in range(len(typed)):
        found = _in_order(phrase, typed, first, reach, glued)
        if exact and found and [word for word in typed[first : found[0] + 1] if word not in OPTIONAL] != list(phrase):
            found = None
        if found is None and turned:
            found = _in_any_order(phrase, typed, first)
        if found:
            last, score = found
            yield _Match(entry, first, last, score, len(phrase), tuple(phrase))


def _in_order(
    phrase: Sequence[str], typed: Sequence[str], first: int, reach: int, glued: frozenset[int]
) -> tuple[int, float] | None:
    """Where a phrase that begins at a word ends, and how like it is; words that a phrase may lack do not count between."""
    alone, at, scores, done = len(phrase) == 1, first, list[float](), 0
    for number, wanted in enumerate(phrase):
        if done > number:
            continue
        skipped = 0
        while at < len(typed):
            score, taken = _here(wanted, typed, at, alone)
            if not score and number + 1 < len(phrase) and wanted + phrase[number + 1] == typed[at]:
                # "Preapproved" for "pre-approved".
                score, taken, done = 100, 1, number + 2
            if score or number == 0 or number in glued or skipped > reach:
                break
            skipped += typed[at] not in OPTIONAL
            at += 1
            score = 0
        if at >= len(typed) or not score or skipped > reach:
            return None
        at, scores = at + taken, [*scores, score]
    return at - 1, sum(scores) / len(scores)


def _here(wanted: str, typed: Sequence[str], at: int, alone: bool) -> tuple[float, int]:
    """How like the word at a place is, and how many words it takes: "bullet-proof" is one word written as two."""
    score = like(wanted, typed[at], alone)
    if not score and at + 1 < len(typed) and typed[at] + typed[at + 1] == wanted:
        return 100, 2
    return score, 1


def _in_any_order(phrase: Sequence[str], typed: Sequence[str], first: int) -> tuple[int, float] | None:
    """Where a phrase ends whose words stand near each other in another order."""
    window = _window(typed, first, len(phrase) + (2 if len(phrase) >= MIN_WORDS_WITHOUT_LINKS else 0))
    if not any(like(wanted, window[0], False) for wanted in phrase):
        return None
    subjects = []
    for wanted in phrase:
        subject = next((n for n, word in enumerate(window) if n not in subjects and like(wanted, word, False)), None)
        if subject is None:
            return None
        subjects.append(subject)
    return first + max(subjects), 95.0


def _window(typed: Sequence[str], first: int, size: int) -> Sequence[str]:
    """So many words from a place on; small ones, which any order needs, do not count."""
    end = first
    while end < len(typed) and (size or typed[end] in SMALL):
        size -= typed[end] not in SMALL
        end += 1
    return typed[first:end]


def _apart(matches: Iterable[_Match]) -> list[_Match]:
    kept: list[_Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda m: (-m.weight, -m.score, m.last - m.first, m.first)):
        subjects = range(match.first, match.last + 1)
        if taken.isdisjoint(subjects):
            kept.append(match)
            taken.update(subjects)
    return sorted(kept, key=lambda m: m.first)


def _one_place(matches: Iterable[_Match], typed: Sequence[str]) -> Iterator[_Match]:
    """Matches of one entry that stand side by side are one place: "winning the AI race"."""
    held: _Match | None = None
    for match in matches:
        beside = held and match.entry == held.entry and set(typed[held.last + 1 : match.first]) <= OPTIONAL
        # The same words again are another place.
        if held and beside and match.phrase != held.phrase:
            held = replace(held, last=match.last, score=min(held.score, match.score))
            continue
        if held:
            yield held
        held = match
    if held:
        yield held


def _shown(sentence: str, begin: int, end: int) -> str:
    if len(sentence) <= MAX_SHOWN:
        return sentence
    spare = max(MAX_SHOWN - (end - begin), 0) // 2
    start, stop = max(begin - spare, 0), min(end + spare, len(sentence))
    return (MORE if start else "") + sentence[start:stop].strip() + (MORE if stop < len(sentence) else "")
