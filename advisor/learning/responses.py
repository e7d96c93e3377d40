"""Puts lessons, tasks and what came of them into turns, as the interview does; numbers of citations go on through a session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from advisor.analysis.explanation.data import Node, Statement, SubjectExplanation
from advisor.analysis.explanation.document import tree_blocks
from advisor.conversation.turns import Choice, Kind, Turn
from advisor.documents.citations import Numbering
from advisor.documents.document import Sources
from advisor.documents.writers import plain
from advisor.errors import InputError
from advisor.language.lexicon import words
from advisor.learning.exercises.exercise import IN_WORDS
from advisor.learning.position import Position, kind_at, lesson_at, step_at
from advisor.learning.task import Item, Marked, Task, reasoned
from advisor.library.pages import entry_page
from advisor.library.search import entries
from advisor.model.attempt import Attempt
from advisor.model.kinds.lesson import Goal, KeyPoint, Lesson
from advisor.model.knowledge import Knowledge

GO_ON = (Choice("Enter", "Go on"),)
MAX_LINES, MAX_LINES_OVER, MAX_SOURCES = 16, 2, 2
"""So many lines of an entry are shown, or a few more where that is all of it, and so many of its sources."""
LETTERS = "abcdefg"
BY_WORDS = "This compares words and no more: a point said in other words is not seen. Judge for yourself."
HOW = {"several": "Choose every one that is right, such as '1 3'.", "write": "Type one to four sentences."}
BOX = {True: "[x]", False: "[ ]"}
FOUND, MISSED, ALARM, LEFT = "Found", "Missed", "Chosen, and not right", "Rightly left out"


class Teller:
    """Speaks to a learner."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.knowledge: Knowledge = numbering.knowledge

    def say(self, kind: Kind, text: str, choices: Sequence[Choice] = (), several: bool = False) -> Turn:
        """A turn of the advisor, with the passages numbered in it."""
        return Turn("advisor", kind, text, tuple(choices), several, self.numbering.take_shown())

    def at(self, position: Position, task: Task | None, picked: Sequence[int]) -> Turn:
        """What is read or asked at a position."""
        step = step_at(self.knowledge, position)
        entry = ["", *self.entry(step.shows)] if step and step.shows else []
        if task is None:
            return self.say("question", "\n".join([*self.heading(position), step.text if step else "", *entry]), GO_ON)
        given = ["", *task.given_lines] if task.given else []
        # A lesson leads up to what it shows; an exercise begins with its case.
        parts = [[task.ask], entry, given] if step else [given[1:], [""] if given else [], [task.ask]]
        lines = [
            *self.heading(position),
            *(line for part in parts for line in part),
            *([""] if step and (entry or given) else []),
        ]
        lines += [f"  {LETTERS[number]}. {left.label}" for number, left in enumerate(task.lefts)]
        lines += [subject(task, picked)] if task.form in ("match", "order") else []
        lines += [HOW[task.form]] if task.form in HOW else []
        return self.say("question", "\n".join(lines), choices(task), task.form == "several")

    def heading(self, position: Position) -> Iterator[str]:
        """Where in a lesson, a row of exercises or a stack of cards one is; a lesson begins with its goals."""
        lesson = lesson_at(self.knowledge, position)
        if lesson is None:
            yield _row(position)
            return
        if position.number == 0:
            yield self.goals(lesson)
        steps, checks = len(lesson.steps), len(lesson.goals)
        if position.number < steps:
            yield f"Step {position.number + 1} of {steps}: {lesson.all_steps[position.number].kind}"
        else:
            goal = lesson.goals[position.number - steps]
            yield f"Check {position.number - steps + 1} of {checks}. Goal: {goal.says}"

    def ask_place(self, task: Task, picked: Sequence[int]) -> Turn:
        """The next place of a match or an order."""
        return self.say("question", subject(task, picked), choices(task))

    def entry(self, name: str) -> list[str]:
        """An entry of the library in short, with where to find the rest."""
        try:
            page = entry_page(self.knowledge, name)
        except InputError:
            return [f"The entry '{name}' is not in this knowledge base."]
        sources = [block for block in page.blocks if isinstance(block, Sources) and block.citations]
        body = plain.lines((block for block in page.blocks if block not in sources), Numbering(self.knowledge))
        while body and not body[-1]:
            body.pop()
        first = plain.lines(sources, Numbering(self.knowledge))[1 : 2 + MAX_SOURCES]
        if len(body) <= MAX_LINES + MAX_LINES_OVER:
            return [*body, *first]
        more = f"… and {len(body) - MAX_LINES} lines more; 'library {name}' shows them all."
        return [*body[:MAX_LINES], more, *first]

    def marked(self, task: Task, marked: Marked, picked: Sequence[int]) -> Turn:
        """What came of an answer: what was found, missed and chosen wrongly, each with its reasons."""
        lines = [score(task, marked)]
        if task.form in ("match", "order"):
            lines += list(_places(task, picked))
        else:
            lines += list(self._choices(task, marked))
        lines += ["", task.because] if task.because else []
        item = reasoned(task)
        lines += ["", f"In your own words, why? {item.label}. Say it in a sentence, or press Enter."] if item else []
        return self.say("why", "\n".join(lines), GO_ON)

    def _choices(self, task: Task, marked: Marked) -> Iterator[str]:
        left = [n for n in range(len(task.items)) if n not in (*marked.hits, *marked.misses, *marked.false_alarms)]
        groups = {FOUND: marked.hits, MISSED: marked.misses, ALARM: marked.false_alarms, LEFT: left}
        for heading, numbers in groups.items():
            yield from ["", heading] if numbers else []
            for number in numbers:
                yield from self._item(number, task.items[number])

    def _item(self, number: int, item: Item) -> Iterator[str]:
        yield f"  {number + 1:>2}  {item.label}"
        for statement in item.reasons():
            yield f"      {self.statement(statement)}"

    def statement(self, statement: Statement) -> str:
        """A statement with the numbers of its citations."""
        return f"{statement.text} {self.numbering.marks(statement.citations, most=2)}".rstrip()

    def written(self, task: Task, sentence: str) -> tuple[Turn, Marked]:
        """What came of an answer in free words, and how many points it covers."""
        said = covered(sentence, task.points)
        lines = [f"Points that your words touch: {sum(said)} of {len(said)}. {BY_WORDS}", ""]
        for point, is_said in zip(task.points, said, strict=True):
            marks = self.numbering.marks(point.citations, most=2)
            lines.append(f"  {BOX[is_said]}  {point.says} {marks}".rstrip())
        lines += ["", f"One good answer: {task.because}"] if task.because else []
        return self.say("why", "\n".join(lines), GO_ON), Marked(sum(said), len(said))

    def reason(self, task: Task, sentence: str) -> Turn:
        """Which of the rules' reasons a learner's sentence touches."""
        item = reasoned(task)
        found = item.grounds() if item and item.grounds else None
        points = points_of(found) if found else []
        said = [touches(sentence, point.text) for point in points]
        lines = [f"Points that your words touch: {sum(said)} of {len(said)}. {BY_WORDS}", ""]
        lines += [f"  {BOX[yes]}  {self.statement(point)}" for point, yes in zip(points, said, strict=True)]
        return self.say("why", "\n".join(lines), GO_ON)

    def why(self, item: Item) -> Turn:
        """Why an item is right or not, down to facts and sources."""
        lines = [item.label, *(self.statement(statement) for statement in item.reasons())]
        for rule in item.grounds().rules if item.grounds else ():
            lines += ["", *plain.lines(tree_blocks(rule.tree), self.numbering)]
        return self.say("why", "\n".join(lines), GO_ON)

    def goals(self, lesson: Lesson) -> str:
        """The heading and the goals of a lesson."""
        goals = "\n".join(f"  - {goal.says}" for goal in lesson.goals)
        return (
            f"LESSON {lesson.number}: {lesson.title} (about {lesson.minutes} minutes)\nAfterwards you can:\n{goals}\n"
        )

    def finished(self, lesson: Lesson, goals: Sequence[tuple[Goal, Attempt | None]]) -> Turn:
        """The end of a lesson: its goals, and which of them were shown."""
        lines = [f"Lesson {lesson.number} is done. Its goals:"]
        for goal, attempt in goals:
            how = "not tried" if attempt is None else f"{attempt.right} of {attempt.of}"
            lines.append(f"  {BOX[bool(attempt and attempt.passed)]}  {goal.says} ({how})")
        return self.say("note", "\n".join([*lines, "What you met here comes back in the daily review."]))

    def ended(self, position: Position, attempts: Sequence[Attempt]) -> Turn:
        """The end of a row of exercises or cards."""
        kind = "class" if position.kind == "class" else "card"
        mine = [attempt for attempt in attempts if attempt.kind == kind][-(position.of or len(position.cards)) :]
        right, of = sum(attempt.right for attempt in mine), sum(attempt.of for attempt in mine)
        what = "That was the last exercise" if position.kind == "class" else "That was the last card for today"
        return self.say("note", f"{what}: {right} of {of} judged rightly.")


def titles(knowledge: Knowledge) -> dict[str, str]:
    """The title of every entry."""
    return {entry.id: entry.title for entry in entries(knowledge)}


def choices(task: Task) -> tuple[Choice, ...]:
    """The choices of a task, numbered from 1."""
    return tuple(Choice(str(number), item.label) for number, item in enumerate(task.items, 1))


def score(task: Task, marked: Marked) -> str:
    """How much was right, in words."""
    if task.form == "one":
        return "Right." if marked.whole else "Not this one."
    what = {"match": "matched", "order": "in their places"}.get(task.form, "judged rightly")
    start = "All right: " if marked.whole else "None right: " if not marked.right else ""
    return f"{start}{marked.right} of {marked.of} {what}."


def _row(position: Position) -> str:
    if position.kind == "cards":
        return f"Card {position.number + 1} of {len(position.cards)}"
    of = f" of {position.of}" if position.kind == "class" else ""
    return f"Exercise {position.number + 1}{of}: {IN_WORDS[kind_at(position)]} (level {position.level}, seed {position.drawn})"


def _places(task: Task, picked: Sequence[int]) -> Iterator[str]:
    for subject, number in enumerate(task.key):
        right = picked[subject] == number
        sign = "+" if right else "-"
        said = "" if right else f" (you said: {task.items[picked[subject]].label})"
        if task.form == "order":
            yield f"  {sign} {subject + 1}. {task.items[number].label}{said}"
            continue
        left = task.lefts[subject]
        yield f"  {sign} {LETTERS[subject]}. {left.label.rstrip('.')}: {task.items[number].label}{said}"
        yield from (f"       {statement.text}" for statement in left.reasons())


def subject(task: Task, picked: Sequence[int]) -> str:
    """Which place of a match or an order is to be filled."""
    if task.form == "order":
        filled = ", ".join(task.items[number].label for number in picked)
        return f"So far: {filled}. What comes next?" if picked else "What comes first? Or all at once: '3 1 2'."
    at_once = "" if picked else " Or all at once, for a, b, c and so on: '2 1 3'."
    return f"{LETTERS[len(picked)]}. {task.lefts[len(picked)].label.rstrip('.')}: which belongs to it?{at_once}"


SIMILARITY_THRESHOLD = 84
"""From this likeness in a hundred two words are taken for one, mistyped or inflected."""


MAX_LENGTH_WITHOUT_TYPO = 4
"""Words of so few letters must be the same."""


ENOUGH = 2
"""So many words in common with a reason of the rules touch it."""


MAX_POINTS = 5


JOINING = words("a an the of to in on at for and or is are was be been it its this that these those with by as so")
"""Words that tell nothing about a point; unlike in answers to questions, "no" and "may" do."""


def words_in(text: str) -> list[str]:
    """The words of a text that tell something, in lower case."""
    found = re.findall(r"[a-z0-9]+", text.casefold().replace("'", ""))
    return [word for word in found if word not in JOINING]


def covers(sentence: str, point: KeyPoint) -> bool:
    """Whether a sentence has all words of one of the phrases that show the point."""
    said = words_in(sentence)
    return any(all(_is_said(word, said) for word in words) for phrase in point.words if (words := words_in(phrase)))


def covered(sentence: str, points: Sequence[KeyPoint]) -> list[bool]:
    """For each point whether the sentence covers it."""
    return [covers(sentence, point) for point in points]


def touches(sentence: str, text: str) -> bool:
    """Whether a sentence has enough of the words of a text."""
    wanted, said = words_in(text), words_in(sentence)
    return sum(_is_said(word, said) for word in wanted) >= min(ENOUGH, len(wanted))


def _is_said(word: str, said: Sequence[str]) -> bool:
    word, said = _single(word), [_single(other) for other in said]
    if len(word) <= MAX_LENGTH_WITHOUT_TYPO:
        return word in said
    return any(fuzz.ratio(word, other) >= SIMILARITY_THRESHOLD or _begin_alike(word, other) for other in said)


def _single(word: str) -> str:
    """A word without the ending of the plural."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s") if not word.endswith("ss") else word


def _begin_alike(one: str, other: str) -> bool:
    """Whether two words differ in their endings alone: fragile and fragility."""
    stem = min(len(one), len(other)) - 2
    return (
        stem >= MAX_LENGTH_WITHOUT_TYPO
        and one[:stem] == other[:stem]
        and abs(len(one) - len(other)) <= MAX_LENGTH_WITHOUT_TYPO
    )


def points_of(found: SubjectExplanation) -> list[Statement]:
    """The key points of where a measure stands: the reasons of its rules, and the facts that decided."""
    reasons = [Statement(text=rule.text, citations=rule.citations) for rule in found.rules if rule.text]
    facts = [fact for rule in found.rules for fact in _facts(rule.tree)]
    return list({point.text: point for point in [*reasons, *facts]}.values())[:MAX_POINTS]


def _facts(node: Node) -> Iterator[Statement]:
    if node.kind == "fact":
        yield Statement(text=node.says, citations=node.citations)
    for part in node.parts:
        yield from _facts(part)
