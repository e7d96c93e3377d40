"""Properties of whole conversations over random replies on the shipped knowledge."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.analysis.advice.advise import advise
from advisor.analysis.relevance.waiting import undecided
from advisor.conversation.answers import replay
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.reply import reply
from advisor.conversation.why_asked import waiting_for
from advisor.engine.compile import Program
from advisor.model.entry import Citation

JUNK = [
    "",
    " ",
    "x",
    "-1",
    "1-3",
    "9999999999",
    "{name}",
    "\x1b[31m",
    "yes",
    "no",
    "\ud800",
    "a" * 3000,
    "1 and 99",
    "??",
]
COMMANDS = ["back", "skip", "why", "?", "show", "show known", "check", "sources", "sources 1", "help", "change", "quit"]
PROPOSAL = ["proposal", "proposal", "review", "gaps", "continuity", "2", "1: Annex B; owner Jane", "absent"]
CHANGES = [f"change {number}" for number in range(1, 9)]
NAMES = ["Core banking", "Public chatbot", "Payroll", "One bank", "No", "1", "Hondutel", "G42"]
MARKETS = ["UAE", "Brazil", "Honduras", "United Kingdom", "India", "South Africa", "Norway", "Germny", "Atlantis"]


def likely(dialogue: Dialogue, chance: random.Random) -> str:
    """A reply that fits the present step."""
    step, questions = dialogue.step, dialogue.program.knowledge.questions
    if step.kind == "market":
        return chance.choice(MARKETS)
    if step.kind == "known":
        return chance.choice(["", "1", "2 and 3", "1 2 3 4 5"])
    if step.kind == "name":
        return chance.choice([*NAMES, "no", "no"])
    if step.kind != "fact":
        return chance.choice(["1", "2", "", "yes", "go on", "no"])
    question = questions[step.fact]
    if question.kind == "number":
        return chance.choice(["0", "1", "3", "2-50", "50", "unsure"])
    options = [option.label for option in question.options] or ["yes", "no"]
    joined = " and ".join(chance.sample(options, min(2, len(options))))
    return chance.choice([*options, "1", "2", "none", "unsure", joined, options[0][:-1]])


def walk(program: Program, seed: int, length: int) -> list[Dialogue]:
    """The dialogues of one random conversation, in order."""
    chance = random.Random(seed)
    dialogue, _, _ = Dialogue(program).open()
    found = [dialogue]
    for _ in range(length):
        roll = chance.random()
        text = likely(dialogue, chance) if roll < 0.75 else chance.choice(COMMANDS + CHANGES + JUNK + PROPOSAL)
        dialogue, turns, _ = reply(dialogue, text)
        assert turns[0].speaker == "you"
        assert all(line.isprintable() for turn in turns for line in turn.lines())
        found.append(dialogue)
    return found


walks = given(st.integers(0, 2**32), st.integers(1, 25))
few = settings(max_examples=60)


@few
@walks
def test_undo_after_an_answer_is_the_identity(program: Program, seed: int, length: int) -> None:
    dialogues = walk(program, seed, length)
    for before, after in pairwise(dialogues):
        if len(after.past) > len(before.past):
            undone, _, _ = reply(after, "back")
            assert undone.answers == before.answers
            assert undone.step == (before.step if not before.asking else Dialogue(program, before.answers).step)


@few
@walks
def test_replaying_the_answers_gives_what_the_talk_came_to(program: Program, seed: int, length: int) -> None:
    last = walk(program, seed, length)[-1]
    again = Dialogue(program, last.answers)

    assert again.now.state == last.now.state
    assert again.now.state == replay(program.knowledge, last.answers)
    assert advise(again.now.run) == advise(last.now.run)
    assert last.asking or again.step == last.step
    assert last.now.state.set_aside == ()


@few
@walks
def test_only_questions_that_some_undecided_rule_waits_for_are_asked(program: Program, seed: int, length: int) -> None:
    for dialogue in walk(program, seed, length):
        now = dialogue.now
        if now.step.kind != "fact" or dialogue.asking or now.state.correcting:
            continue
        waiting = waiting_for(now)
        assert waiting is not None
        assert set(waiting.rules) <= {(subject, rule.id) for subject, rule in undecided(now.run)}


@few
@walks
def test_a_number_in_brackets_never_changes_its_passage(program: Program, seed: int, length: int) -> None:
    shown: tuple[Citation, ...] = ()
    for dialogue in walk(program, seed, length):
        assert dialogue.cited[: len(shown)] == shown
        assert len({(c.source, c.at) for c in dialogue.cited}) == len(dialogue.cited)
        shown = dialogue.cited
