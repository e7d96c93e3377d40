"""What was edited between two states of the knowledge: each entry added, removed or edited, and what changed in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from advisor.model.conditions import ALWAYS, Condition, Group, Leaf
from advisor.model.kinds.question import Topic
from advisor.model.kinds.registry import kind_of, ordered
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import MUST, WORDS

How = Literal["edited", "added", "removed"]
HOWS: tuple[How, ...] = ("edited", "added", "removed")
NAMED_BY = ("id", "fact", "value", "measure", "rule", "name", "source", "title")
"""The keys by which an entry of a list is recognised."""
MAX_TEXT_LENGTH = 60
"""A longer text is not repeated on both sides of an arrow."""
MAX_CONDITION_LENGTH = 160


@dataclass(frozen=True)
class Edit:
    """One entry that was added, removed or edited."""

    kind: str
    id: str
    title: str
    how: How
    changes: tuple[tuple[str, str], ...] = ()
    """The field and a phrase for each change; no field for what is told of an entry that was added or removed."""
    judges: bool = False
    """Whether it is a rule that is judged otherwise than before, and not only worded, cited or tested otherwise."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that changed, each once."""
        return tuple(dict.fromkeys(field for field, _ in self.changes if field))

    @property
    def words(self) -> tuple[str, ...]:
        """What changed, a phrase for each change."""
        return tuple(phrase for _, phrase in self.changes)


def edits(old: Knowledge, new: Knowledge) -> list[Edit]:
    """Every entry that differs, by kind, then edited, added and removed ones, each in order of its id."""
    successors = {entry.id: entry.successor for entry in new.retired.values() if entry.successor}
    found: list[Edit] = []
    for kind in ordered("edits"):
        if kind.edited:
            before, after = _entries(old, kind.name), _entries(new, kind.name)
            of_kind = [*_edited(kind.name, before, after), *_one_sided(kind.name, before, after, successors)]
            found += sorted(of_kind, key=lambda edit: (HOWS.index(edit.how), edit.id))
    return found


def _entries(knowledge: Knowledge, kind: str) -> Mapping[str, Any]:
    return {topic.id: _outline(topic) for topic in knowledge.topics} if kind == "topic" else knowledge.entries(kind)


def _outline(topic: Topic) -> dict[str, Any]:
    """A topic without what are entries of their own: of its questions the ids, in asking order."""
    told = {"title": topic.title, "about": topic.about, "opens_with": topic.opens_with}
    return {**told, "questions": tuple(question.id for question in topic.questions)}


def _edited(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Edit]:
    for name in before:
        if name in after and before[name] != after[name]:
            was, now = before[name], after[name]
            if isinstance(was, Rule) and isinstance(now, Rule):
                changes, judges = list(_rule_changes(was, now)), judged_by(was) != judged_by(now)
            else:
                changes, judges = list(_changes(_plain(was), _plain(now), ())), False
            told = tuple((path[0], f"{' '.join(path)}: {what}") for path, what in changes)
            yield Edit(kind, name, title_of(kind, now) or name, "edited", told, judges)


def _one_sided(
    kind: str, before: Mapping[str, Any], after: Mapping[str, Any], successors: Mapping[str, str]
) -> Iterator[Edit]:
    for name in before.keys() - after.keys():
        did = (("", outcome_in_words(before[name])),) if kind == "rule" else ()
        told = (("", f"replaced by {successors[name]}"),) if name in successors else ()
        yield Edit(kind, name, title_of(kind, before[name]) or name, "removed", did + told, kind == "rule")
    for name in after.keys() - before.keys():
        told = (("", outcome_in_words(after[name])),) if kind == "rule" else ()
        yield Edit(kind, name, title_of(kind, after[name]) or name, "added", told, kind == "rule")


def title_of(kind: str, entry: Any) -> str:
    """What people call an entry of a kind; nothing if it has no such name."""
    return str(getattr(entry, kind_of(kind).title, ""))


def judged_by(rule: Rule) -> tuple[object, ...]:
    """All of a rule that advice is judged by: two rules alike in it give the same advice."""
    then = rule.then
    outcome = (then.recommend, then.strength, then.avoid, then.concluded)
    return rule.about, rule.when, rule.unless, outcome, frozenset(override.rule for override in rule.overrides)


def _rule_changes(was: Rule, now: Rule) -> Iterator[tuple[tuple[str, ...], str]]:
    apart = {"when", "unless", "then"}
    outcome = {"recommend", "avoid", "conclude", "tension"}
    if any(getattr(was.then, key) != getattr(now.then, key) for key in outcome):
        yield ("then",), f"{outcome_in_words(was)} -> {outcome_in_words(now)}"
    else:
        yield from _changes(was.then.model_dump(exclude=outcome), now.then.model_dump(exclude=outcome), ())
    for field, old, new in (("when", was.when, now.when), ("unless", was.unless, now.unless)):
        if old != new:
            yield (field,), condition_change(old, new)
    yield from _changes(was.model_dump(exclude=apart), now.model_dump(exclude=apart), ())


def outcome_in_words(rule: Rule) -> str:
    """What a rule does when it fires."""
    then = rule.then
    if then.recommend:
        return f"recommends {then.recommend} as {WORDS[then.strength or MUST].word}"
    if then.avoid:
        return f"advises against {then.avoid}"
    return f"concludes {then.concluded}" if then.concluded else f"tells a tension of {' and '.join(then.tension)}"


def condition_change(was: Condition | None, now: Condition | None) -> str:
    """How a condition changed: the parts that came and went, or no more than that it did where these are long."""
    if was is None or now is None:
        return f"added ({_bare(now)})" if now is not None else f"removed (it was {_bare(was or ALWAYS)})"
    among, gone, came = _parts_apart(was, now)
    if len(gone) == len(came) == 1:
        told = f"{_bare(gone[0])} -> {_bare(came[0])}"
    else:
        sides = (("without", gone), ("now with", came))
        told = "; ".join(f"{word} {' and '.join(map(short, parts))}" for word, parts in sides if parts)
    if not told:
        return "its parts in another order"
    return among + told if len(told) <= MAX_CONDITION_LENGTH else "changed"


AMONG = {"all": "", "any": "among the alternatives, ", "none": "among what rules it out, "}


def _parts_apart(was: Condition, now: Condition) -> tuple[str, list[Condition], list[Condition]]:
    """The parts that only one of two conditions has, as deep as there is one difference; and among what they stand."""
    how = was.how if isinstance(was, Group) and isinstance(now, Group) and was.how == now.how else "all"
    old, new = (side.parts if isinstance(side, Group) and side.how == how else (side,) for side in (was, now))
    gone, came = [part for part in old if part not in new], [part for part in new if part not in old]
    groups = [part for part in (*gone, *came) if isinstance(part, Group)]
    if len(gone) == len(came) == 1 and len(groups) == 2 and groups[0].how == groups[1].how:
        among, gone, came = _parts_apart(*groups)
        return AMONG[how] + among, gone, came
    return AMONG[how], gone, came


def short(condition: Condition) -> str:
    """A condition in one line, in the words that authors write."""
    if isinstance(condition, Leaf):
        words = " or ".join(condition.words)
        return (
            f"{condition.fact}: {'' if condition.test == 'one_of' else condition.test.replace('_', ' ') + ' '}{words}"
        )
    if condition == ALWAYS:
        return "always"
    if isinstance(condition, Group):
        parts = [short(part) for part in condition.parts]
        if condition.how == "none":
            return f"none of ({', '.join(parts)})"
        return f"({(' and ' if condition.how == 'all' else ' or ').join(parts)})"
    number = f"at least {condition.at_least}" if condition.how == "count" else condition.how
    return f"{number} {condition.kind} ({_bare(condition.part)})"


def _bare(condition: Condition) -> str:
    told = short(condition)
    return told[1:-1] if told.startswith("(") else told


def _plain(entry: Any) -> Any:
    return entry.model_dump() if isinstance(entry, BaseModel) else entry


def _changes(was: Any, now: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every difference of two plain data with its path, entries of lists matched by their names."""
    if was == now:
        return
    old, new = _by_name(was), _by_name(now)
    if old is None or new is None:
        yield path, _scalar_change(was, now)
    elif old == new:
        yield path, "in another order"
    else:
        for name in {**old, **new}:
            if name in old and name in new:
                yield from _changes(old[name], new[name], (*path, name))
            else:
                side = new[name] if name in new else old[name]
                yield (*path, name), _one_side(name, side, name in new)


def _by_name(data: Any) -> dict[str, Any] | None:
    """The parts of a mapping or a list by name; nothing for what has no parts with names of their own."""
    if isinstance(data, dict):
        return data
    if not isinstance(data, Sequence) or isinstance(data, str):
        return None
    named: dict[str, Any] = {}
    for part in data:
        name = next((str(part[key]) for key in NAMED_BY if part.get(key)), "") if isinstance(part, dict) else str(part)
        name += f"/{part['at']}" if isinstance(part, dict) and "at" in part else ""
        if name in named or not name or len(name) > MAX_TEXT_LENGTH:
            return None
        named[name] = part
    return named


def _scalar_change(was: Any, now: Any) -> str:
    words = [_words(value) for value in (was, now)]
    if was in (None, "", (), {}):
        return f"added ({words[1]})" if len(words[1]) <= MAX_TEXT_LENGTH else "added"
    if now in (None, "", (), {}):
        return f"removed (it was {words[0]})" if len(words[0]) <= MAX_TEXT_LENGTH else "removed"
    return f"{words[0]} -> {words[1]}" if max(map(len, words)) <= MAX_TEXT_LENGTH else "changed"


def _one_side(name: str, part: Any, added: bool) -> str:
    value = part.get("value") if isinstance(part, dict) and "fact" in part else part
    words = "" if isinstance(value, dict) else _words(value)
    # In a list of words the word is its own name.
    if words in ("", name) or len(words) > MAX_TEXT_LENGTH:
        return "added" if added else "removed"
    return f"added ({words})" if added else f"removed (it was {words})"


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(_words, value)) if isinstance(value, list | tuple) else f"{value}"
