"""The impact of edits in words: what was edited, and whose advice changes because of which edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.documents.document import Block, Document, Line
from advisor.model.kinds.registry import kind_of, ordered
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import AVOID_WORDS, WORD_WIDTH, WORDS
from advisor.model.values import Several, Value
from advisor.text.phrases import with_name
from advisor.text.safe import counted, printable
from advisor.verification.impact.data import SORTS, Because, Impact, Move, Sort, Touched
from advisor.verification.impact.edits import HOWS, Edit

HEADINGS: dict[Sort, str] = {
    "saved case": "Saved cases",
    "case study": "Case studies",
    "market": "Markets, with nothing answered yet",
}
PLURALS: dict[Sort, str] = {"saved case": "saved cases", "case study": "case studies", "market": "markets"}
MAX_EDITS, MAX_CASES, MAX_MOVES, MAX_CHANGES, MAX_NAMES = 20, 8, 12, 8, 3
"""So many of each are listed, unless everything is asked for."""
EDIT_COLUMN = 11
"""Where what is said of an edit begins."""
MOVE_WIDTH = len(f"turned round: {AVOID_WORDS.word} -> ") + WORD_WIDTH
"""How wide the change of a verdict is."""
MOVE_COLUMN = 6 + MOVE_WIDTH + 1
"""Where the measure begins whose verdict changes."""


def impact_document(impact: Impact, against: str, everything: bool = False) -> Document:
    """Counts, then the edits that can change advice, then whose advice changes, then all other edits."""
    composer = _Composer(impact, everything)
    title = f"Compared with {printable(against)}{_versions(impact)}."
    blocks = [Line(title), *composer.blocks()]
    if composer.is_cut:
        blocks += [Line(), Line("--all lists everything.")]
    return Document(title, tuple(blocks), impact.new, unbroken=True)


def _versions(impact: Impact) -> str:
    old, new = (f"{knowledge.base.version} of {knowledge.base.date}" for knowledge in (impact.old, impact.new))
    return f", version {old}; now {new}" if impact.old.base.version != impact.new.base.version else ""


class _Composer:
    """Composes the blocks, and remembers whether a list was cut."""

    def __init__(self, impact: Impact, everything: bool) -> None:
        self.impact, self.everything = impact, everything
        self.edits = {(edit.kind, edit.id): edit for edit in impact.edits}
        self.touched = impact.touched_by_edit()
        self.is_cut = False

    def blocks(self) -> list[Block]:
        edits = self.impact.edits
        if not edits:
            return [Line("Nothing was edited: the two are the same.")]
        causes = [edit for edit in edits if self.cases(edit)]
        idle = [edit for edit in edits if edit.judges and edit not in causes]
        others = [edit for edit in edits if edit not in causes and edit not in idle]
        blocks: list[Block] = [Line(summary(self.impact))]
        blocks += self.list_edits("Edits that change advice", sorted(causes, key=lambda edit: -len(self.cases(edit))))
        blocks += self.list_edits("Rules that are judged otherwise, and change no advice here", idle)
        for sort in SORTS:
            blocks += self.section(sort)
        return blocks + self.other_edits(others)

    def shown(self, number: int) -> int | None:
        return None if self.everything else number

    def more(self, left: int, what: str, depth: int) -> list[Block]:
        if left <= 0 or self.everything:
            return []
        self.is_cut = True
        return [Line(f"and {left} more {what}", depth=depth)]

    def cases(self, edit: Edit) -> list[Touched]:
        return self.touched.get((edit.kind, edit.id), [])

    def list_edits(self, heading: str, edits: Sequence[Edit]) -> list[Block]:
        blocks: list[Block] = [Line(heading, heading=2)] if edits else []
        for edit in edits[: self.shown(MAX_EDITS)]:
            words = self.changes(edit)
            told = f"{edit.kind} {edit.id}{': ' if words else ''}{words}"
            blocks.append(Line(printable(told), depth=1, lead=edit.how, column=EDIT_COLUMN))
            if self.cases(edit):
                blocks.append(Line(self.reach(edit), column=EDIT_COLUMN))
        return blocks + self.more(len(edits) - MAX_EDITS, "edits", 1)

    def changes(self, edit: Edit) -> str:
        judged = kind_of(edit.kind).judged
        phrases = [phrase for field, phrase in edit.changes if not field or not judged or field in judged]
        left = len(phrases) - MAX_CHANGES
        self.is_cut |= left > 0 and not self.everything
        more = [f"and {left} more"] if left > 0 and not self.everything else []
        return "; ".join([*phrases[: self.shown(MAX_CHANGES)], *more])

    def reach(self, edit: Edit) -> str:
        counts = [(sum(each.case.sort == sort for each in self.cases(edit)), sort) for sort in SORTS]
        told = [counted(number, sort, PLURALS[sort]) for number, sort in counts if number]
        return f"changes the advice for {_listed(told)}"

    def section(self, sort: Sort) -> list[Block]:
        groups = _groups([each for each in self.impact.touched if each.case.sort == sort])
        blocks: list[Block] = [Line(HEADINGS[sort], heading=2)] if groups else []
        for group in groups[: self.shown(MAX_CASES)]:
            blocks += self.group(group)
        return blocks + self.more(len(groups) - MAX_CASES, "cases" if sort != "market" else "groups of markets", 1)

    def group(self, group: Sequence[Touched]) -> list[Block]:
        first, moves = group[0].case, group[0].moves[: self.shown(MAX_MOVES)]
        if len(group) == 1:
            name = first.title if first.sort == "saved case" else f"{first.title} [{first.id}]"
            blocks: list[Block] = [Line(printable(name), column=2)]
        else:
            names = sorted(each.case.id if first.sort == "market" else each.case.title for each in group)
            same = f"The same for {counted(len(group), first.sort, PLURALS[first.sort])}: {', '.join(names)}"
            blocks = [Line(printable(same), depth=1)]
        lost = (f"an answer is no longer understood: {words}" for words in first.not_understood)
        blocks += [Line(printable(words), depth=2) for words in lost]
        for because in dict.fromkeys((move.because, move.exact) for move in moves):
            blocks.append(Line(printable(self.because(*because)), depth=2))
            alike = [move for move in moves if (move.because, move.exact) == because]
            blocks += [
                Line(printable(self.title(m)), depth=3, lead=f"{_way(m):<{MOVE_WIDTH}}", column=MOVE_COLUMN)
                for m in alike
            ]
        return blocks + self.more(len(group[0].moves) - MAX_MOVES, "measures", 2)

    def because(self, because: Sequence[Because], exact: bool) -> str:
        causes = [self.cause(each) for each in because]
        return f"because of {_listed(causes)}" if exact else f"because of edits to some of: {', '.join(causes)}"

    def cause(self, because: Because) -> str:
        edit = self.edits.get((because.kind, because.id))
        how = f" ({edit.how})" if edit else ""
        if because.kind == "rule":
            return f"rule {because.id}{how}"
        named = {"market": "the market's own profile", "case": "the case itself", "profile": "what a profile suggests"}
        told = named.get(because.kind, f"question {because.id}{how}")
        return f"{told}: {self.fact(because)}" if because.fact else told + _other_list(because)

    def fact(self, because: Because) -> str:
        old, new = self.impact.old, self.impact.new
        label = (new if because.fact in new.questions else old).label(because.fact)
        of = f" of {because.subject.name}" if because.subject.name else ""
        return f"{label}{of} {_change_in_words(old, new, because)}"

    def title(self, move: Move) -> str:
        measures = (self.impact.new.measures, self.impact.old.measures)
        name = next((entries[move.change.measure].title for entries in measures if move.change.measure in entries), "")
        return with_name(name, move.change.named.name)

    def other_edits(self, edits: Sequence[Edit]) -> list[Block]:
        blocks: list[Block] = [Line("Other edits", heading=2)] if edits else []
        for kind in (each.name for each in ordered("edits")):
            for how in HOWS:
                alike = [edit for edit in edits if (edit.kind, edit.how) == (kind, how)]
                if alike:
                    words = " only in words, sources or examples" if (kind, how) == ("rule", "edited") else ""
                    told = f"{_count(kind, len(alike))} {how}{words}: {self.names(alike)}"
                    blocks.append(Line(printable(told), depth=1))
        return blocks

    def names(self, edits: Sequence[Edit]) -> str:
        if self.everything:
            return ", ".join(f"{edit.id} ({', '.join(edit.fields)})" if edit.fields else edit.id for edit in edits)
        left = len(edits) - MAX_NAMES
        self.is_cut = True
        return ", ".join(edit.id for edit in edits[:MAX_NAMES]) + (f" and {left} more" if left > 0 else "")


def summary(impact: Impact) -> str:
    """How many rules were edited and whose advice changes, in one sentence."""
    rules = [sum((edit.kind, edit.how) == ("rule", how) for edit in impact.edits) for how in HOWS]
    changed = {sort: sum(each.case.sort == sort and bool(each.moves) for each in impact.touched) for sort in SORTS}
    order: tuple[Sort, ...] = ("case study", "market", "saved case")
    bare = {"market": " (bare profiles)"}
    cases = [
        f"{changed[sort]} of {impact.tried[sort]} {PLURALS[sort]}{bare.get(sort, '')}"
        for sort in order
        if impact.tried[sort]
    ]
    edited = f"{counted(rules[0], 'rule')} edited, {rules[1]} added, {rules[2]} removed"
    return f"{edited}; advice changes for {_listed(cases)}."


def _groups(touched: Iterable[Touched]) -> list[list[Touched]]:
    """Cases whose advice changes alike, because of the same edits; the weightiest first."""
    groups: dict[object, list[Touched]] = {}
    for each in touched:
        groups.setdefault((each.case.not_understood, tuple(map(_alike, each.moves))), []).append(each)
    return list(groups.values())


def _alike(move: Move) -> object:
    # What was edited in the market or the case itself is alike where the fact and its values are.
    causes = [(c.kind, "" if c.kind in ("market", "case") else c.id, c.fact, c.was, c.now) for c in move.because]
    change = move.change
    return change.measure, change.named, change.was, change.now, tuple(causes), move.exact


def _way(move: Move) -> str:
    verdicts = [WORDS[verdict].word for verdict in (move.change.was, move.change.now) if verdict]
    return f"{move.change.direction}: {' -> '.join(verdicts)}"


def _other_list(because: Because) -> str:
    kind, name = because.subject
    return f": {kind} {name} is listed on one side only" if name else ": other subjects are listed"


def _change_in_words(old: Knowledge, new: Knowledge, because: Because) -> str:
    was, now, fact = because.was, because.now, because.fact
    if isinstance(was, Several) and isinstance(now, Several) and was.partial == now.partial:
        sides = (("now also", new, now.chosen - was.chosen), ("no longer", old, was.chosen - now.chosen))
        told = [f"{word} {_in_words(knowledge, fact, Several(more))}" for word, knowledge, more in sides if more]
        return "; ".join(told)
    return f"was {_in_words(old, fact, was)}, is {_in_words(new, fact, now)}"


def _in_words(knowledge: Knowledge, fact: str, value: Value | None) -> str:
    question = knowledge.questions.get(fact)
    return question.in_words(value) if question else "not known"


def _count(kind: str, number: int) -> str:
    return kind_of(kind).plural if kind == "base" else f"{number} {kind_of(kind).in_full(number)}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
