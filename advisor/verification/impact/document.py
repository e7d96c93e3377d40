"""The impact of edits as text and as plain data: what was edited, and whose advice changes because of which edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import fill
from typing import Any

from advisor.model.kinds.registry import kind_of, ordered
from advisor.model.knowledge import Knowledge
from advisor.model.values import Several, Value
from advisor.model.written_values import write_value
from advisor.text.safe import counted, printable
from advisor.verification.impact.data import SORTS, Because, Impact, Move, Sort, Touched
from advisor.verification.impact.edits import HOWS, Edit

SHOWN = {"saved case": "SAVED CASES", "case study": "CASE STUDIES", "market": "MARKETS, WITH NOTHING ANSWERED YET"}
PLURALS = {"saved case": "saved cases", "case study": "case studies", "market": "markets (bare profiles)"}
MOST_EDITS, MOST_CASES, MOST_MOVES, MOST_CHANGES, MOST_NAMES = 20, 8, 12, 8, 3
Key = tuple[str, str]


def impact_as_text(found: Impact, against: str, width: int = 80, everything: bool = False) -> str:
    """Counts, then the edits that can change advice, then whose advice changes, then all other edits."""
    return _Text(found, max(width, 40), everything).render(against)


class _Text:
    def __init__(self, found: Impact, width: int, everything: bool) -> None:
        self.found, self.width, self.everything = found, width, everything
        self.edits = {(edit.kind, edit.id): edit for edit in found.edits}
        self.moved = cases_by_edit(found)
        self.lines: list[str] = []
        self.cut = False

    def render(self, against: str) -> str:
        old, new = self.found.old.base, self.found.new.base
        versions = f"{old.version} of {old.date}", f"{new.version} of {new.date}"
        told = f", version {versions[0]}; now {versions[1]}" if versions[0] != versions[1] else ""
        self.add(f"Compared with {against}{told}.")
        if not self.found.edits:
            self.add("Nothing was edited: the two are the same.")
        else:
            self.add(summary(self.found))
            causes = [edit for edit in self.found.edits if (edit.kind, edit.id) in self.moved]
            idle = [edit for edit in self.found.edits if edit.judges and edit not in causes]
            self.able("EDITS THAT CHANGE ADVICE", sorted(causes, key=lambda edit: -len(self.cases(edit))))
            self.able("RULES THAT ARE JUDGED OTHERWISE, AND CHANGE NO ADVICE HERE", idle)
            for sort in SORTS:
                self.section(sort)
            self.others([edit for edit in self.found.edits if edit not in causes and edit not in idle])
        if self.cut:
            self.add("")
            self.add("--all lists everything.")
        return "\n".join(self.lines) + "\n"

    def add(self, text: str, indent: int = 0, hanging: int | None = None) -> None:
        after = " " * (indent if hanging is None else hanging)
        text = printable(" " * indent + text)
        self.lines.append(fill(text, self.width, subsequent_indent=after, break_on_hyphens=False))

    def most(self, number: int) -> int | None:
        return None if self.everything else number

    def more(self, left: int, what: str, indent: int) -> None:
        if left > 0 and not self.everything:
            self.cut = True
            self.add(f"and {left} more {what}", indent)

    def cases(self, edit: Edit) -> list[Touched]:
        return self.moved.get((edit.kind, edit.id), [])

    def able(self, heading: str, edits: Sequence[Edit]) -> None:
        if edits:
            self.add("")
            self.add(heading)
        for edit in edits[: self.most(MOST_EDITS)]:
            words = self.changes(edit)
            self.add(f"{edit.how:<8} {edit.kind} {edit.id}{': ' if words else ''}{words}", 2, 11)
            if self.cases(edit):
                self.add(self.reach(edit), 11)
        self.more(len(edits) - MOST_EDITS, "edits", 2)

    def changes(self, edit: Edit) -> str:
        judged = kind_of(edit.kind).judged
        mine = [phrase for field, phrase in edit.changes if not field or not judged or field in judged]
        left = len(mine) - MOST_CHANGES
        self.cut |= left > 0 and not self.everything
        more = [f"and {left} more"] if left > 0 and not self.everything else []
        return "; ".join([*mine[: self.most(MOST_CHANGES)], *more])

    def reach(self, edit: Edit) -> str:
        counts = [(sum(each.case.sort == sort for each in self.cases(edit)), sort) for sort in SORTS]
        told = [f"{number} {_noun(sort, number)}" for number, sort in counts if number]
        return f"changes the advice for {_listed(told)}"

    def section(self, sort: Sort) -> None:
        groups = _groups([each for each in self.found.touched if each.case.sort == sort])
        if groups:
            self.add("")
            self.add(SHOWN[sort])
        for group in groups[: self.most(MOST_CASES)]:
            self.group(group)
        self.more(len(groups) - MOST_CASES, "cases" if sort != "market" else "groups of markets", 2)

    def group(self, group: Sequence[Touched]) -> None:
        first = group[0].case
        if len(group) == 1:
            self.add(first.title if first.sort == "saved case" else f"{first.title} [{first.id}]", 2)
        else:
            names = sorted(each.case.id if first.sort == "market" else each.case.title for each in group)
            self.add(f"The same for {len(group)} {_noun(first.sort, len(group))}: {', '.join(names)}", 2, 4)
        for words in first.not_understood:
            self.add(f"an answer is no longer understood: {words}", 4, 6)
        moves = group[0].moves[: self.most(MOST_MOVES)]
        for because in dict.fromkeys((move.because, move.exact) for move in moves):
            self.add(self.because(*because), 4, 6)
            for move in moves:
                if (move.because, move.exact) == because:
                    self.add(f"{_way(move):<29} {self.title(move)}", 6, 36)
        self.more(len(group[0].moves) - MOST_MOVES, "measures", 4)

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
        old, new = self.found.old, self.found.new
        label = (new if because.fact in new.questions else old).label(because.fact)
        of = f" of {because.subject[1]}" if because.subject[1] else ""
        return f"{label}{of} {_change_in_words(old, new, because)}"

    def title(self, move: Move) -> str:
        measures = (self.found.new.measures, self.found.old.measures)
        name = next((entries[move.change.measure].title for entries in measures if move.change.measure in entries), "")
        subject = move.change.named[1]
        return f"{name} ({subject})" if subject else name

    def others(self, edits: Sequence[Edit]) -> None:
        if edits:
            self.add("")
            self.add("OTHER EDITS")
        for kind in (each.name for each in ordered("edits")):
            for how in HOWS:
                mine = [edit for edit in edits if (edit.kind, edit.how) == (kind, how)]
                if mine:
                    words = " only in words, sources or examples" if (kind, how) == ("rule", "edited") else ""
                    self.add(f"{_count(kind, len(mine))} {how}{words}: {self.names(mine)}", 2, 4)

    def names(self, edits: Sequence[Edit]) -> str:
        if self.everything:
            return ", ".join(f"{edit.id} ({', '.join(edit.fields)})" if edit.fields else edit.id for edit in edits)
        left = len(edits) - MOST_NAMES
        self.cut = True
        return ", ".join(edit.id for edit in edits[:MOST_NAMES]) + (f" and {left} more" if left > 0 else "")


def summary(found: Impact) -> str:
    """How many rules were edited and whose advice changes, in one sentence."""
    rules = [sum((edit.kind, edit.how) == ("rule", how) for edit in found.edits) for how in HOWS]
    changed = {sort: sum(each.case.sort == sort and bool(each.moves) for each in found.touched) for sort in SORTS}
    order: tuple[Sort, ...] = ("case study", "market", "saved case")
    cases = [f"{changed[sort]} of {found.tried[sort]} {PLURALS[sort]}" for sort in order if found.tried[sort]]
    edited = f"{counted(rules[0], 'rule')} edited, {rules[1]} added, {rules[2]} removed"
    return f"{edited}; advice changes for {_listed(cases)}."


def cases_by_edit(found: Impact) -> dict[Key, list[Touched]]:
    """For each edit that is a cause, the cases whose advice it changes."""
    moved: dict[Key, list[Touched]] = {}
    for each in found.touched:
        for key in dict.fromkeys((cause.kind, cause.id) for move in each.moves for cause in move.because):
            moved.setdefault(key, []).append(each)
    return moved


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
    return f"{move.change.direction}: {' -> '.join(filter(None, (move.change.was, move.change.now)))}"


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


def _noun(sort: str, number: int) -> str:
    return sort if number == 1 else PLURALS[sort].removesuffix(" (bare profiles)")


def _count(kind: str, number: int) -> str:
    return kind_of(kind).plural if kind == "base" else f"{number} {kind_of(kind).in_full(number)}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def impact_as_data(found: Impact, against: str) -> dict[str, Any]:
    """Everything that the text tells, and all that it leaves out for length."""
    moved = cases_by_edit(found)
    return {
        "schema": "advisor/impact/1",
        "against": against,
        "before": _base(found.old),
        "now": _base(found.new),
        "edits": [_edit(edit, moved.get((edit.kind, edit.id), [])) for edit in found.edits],
        "compared": {sort: found.tried[sort] for sort in SORTS},
        "cases": [_case(found, each) for each in found.touched],
    }


def _base(knowledge: Knowledge) -> dict[str, Any]:
    return {"version": knowledge.base.version, "date": knowledge.base.date, "sha256": knowledge.sha256}


def _edit(edit: Edit, cases: Sequence[Touched]) -> dict[str, Any]:
    return {
        "kind": edit.kind,
        "id": edit.id,
        "title": edit.title,
        "how": edit.how,
        "fields": list(edit.fields),
        "changes": list(edit.words),
        "judges_otherwise": edit.judges,
        "changes_advice_for": {sort: sum(each.case.sort == sort for each in cases) for sort in SORTS},
    }


def _case(found: Impact, touched: Touched) -> dict[str, Any]:
    moves = [
        {
            "measure": move.change.measure,
            "about": _named(move.change.named),
            "way": move.change.direction,
            "was": move.change.was or None,
            "now": move.change.now or None,
            "because": [_because(found, cause) for cause in move.because],
            "exact": move.exact,
        }
        for move in touched.moves
    ]
    case = touched.case
    told = {"kind": case.sort, "id": case.id, "title": case.title}
    return told | {"no_longer_understood": list(case.not_understood), "moves": moves}


def _because(found: Impact, cause: Because) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": cause.kind, "id": cause.id}
    if cause.fact:
        sides = ((found.old, cause.was), (found.new, cause.now))
        values = [write_value(k.questions[cause.fact], v) if cause.fact in k.questions else None for k, v in sides]
        told |= {"fact": cause.fact, "about": _named(cause.subject), "was": values[0], "now": values[1]}
    return told


def _named(subject: tuple[str, str]) -> str:
    return "case" if subject[0] == "case" else f"{subject[0]}: {subject[1]}"
