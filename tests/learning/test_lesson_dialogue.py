"""A learner's conversation: lessons step by step, exercises, cards; whatever is typed, it goes on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.engine.compile import Program
from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.lesson_dialogue import LessonDialogue
from advisor.learning.position import Position
from advisor.learning.reply import reply
from tests.fixtures.lesson import Clock, learn, lesson_program, right_answer, said, work_through


@pytest.fixture(scope="module")
def lessons(own_folders: None, tmp_path_factory: pytest.TempPathFactory) -> Program:
    return lesson_program(tmp_path_factory.mktemp("lessons"))


def test_it_begins_with_where_one_can_go(lessons: Program) -> None:
    _, turns = learn(lessons)

    assert "1  Begin lesson 1: Every kind (5 minutes)" in said(turns)
    assert "All lessons (0 of 2 done)" in said(turns)


@pytest.mark.parametrize("way", ["", "1", "go on", "lesson 1", "lesson every kind"])
def test_a_lesson_begins_with_its_goals(lessons: Program, way: str) -> None:
    learning, turns = learn(lessons, way)

    assert learning.position == Position("lesson", "first", 0)
    assert "LESSON 1: Every kind" in said(turns)
    assert "Afterwards you can:\n  - Tell a must.\n  - Say it." in said(turns)
    assert "Step 1 of 5: read\nRead this." in said(turns)
    assert "In short lock." in said(turns)


def test_what_is_read_is_kept_when_one_goes_on(lessons: Program) -> None:
    learning, turns = learn(lessons, "", "")

    assert [(a.kind, a.name, a.number, a.seen) for a in learning.attempts] == [("lesson", "first", 0, ("lock",))]
    assert "Step 2 of 5: predict\nWhich is a fruit?" in said(turns)


def test_a_prediction_is_told_with_hits_misses_and_false_alarms(lessons: Program) -> None:
    learning, turns = learn(lessons, "", "", "stone")

    told = said(turns)
    assert told.startswith("Not this one.")
    assert re.search(r"Missed\n   \d  Apple\n      It grows on trees\.", told)
    assert re.search(r"Chosen, and not right\n   \d  Stone\n      It is dead\.", told)
    assert "Now you know." in told
    assert (learning.attempts[-1].right, learning.attempts[-1].of, learning.attempts[-1].passed) == (0, 1, False)


def test_a_change_is_told_with_the_reasons_of_the_rules(lessons: Program) -> None:
    learning, turns = learn(lessons, "", "", "apple", "", "strong lock")

    told = said(turns)
    assert told.startswith("All right: 2 of 2 judged rightly.")
    assert "It was advised against, and is a must now." in told
    assert "[1]" in told
    assert learning.cited
    assert re.search(r"Rightly left out\n   \d  A spare copy abroad", told)


def test_facts_that_decide_are_told_before_the_question(lessons: Program) -> None:
    _, turns = learn(lessons, "", "", "apple", "")

    told = said(turns)
    assert "The case: A secret bank." in told
    assert "  Trust: low" in told
    assert "The workload 'Site':\n  Secret: no" in told


def test_a_match_can_be_given_one_by_one_or_at_once(lessons: Program) -> None:
    start = ("", "", "apple", "", "strong lock", "")
    learning, turns = learn(lessons, *start)
    assert "a. cat: which belongs to it?" in said(turns)
    assert learning.task is not None
    first, second = (number + 1 for number in learning.task.key)

    halfway, turns, _ = reply(learning, str(first))
    assert "b. dog: which belongs to it?" in said(turns)
    whole, turns, _ = reply(halfway, str(second))
    at_once, same, _ = reply(learning, f"{first} {second}")

    assert said(turns) == said(same)
    assert said(turns).startswith("All right: 2 of 2 matched.")
    assert "Cats do." in said(turns)
    assert [a.right for a in whole.attempts] == [a.right for a in at_once.attempts]


def test_an_order_is_told_place_by_place(lessons: Program) -> None:
    learning, _ = learn(lessons, "", "", "apple", "", "strong lock", "")
    learning, _, _ = reply(learning, right_answer(learning))
    learning, turns, _ = reply(learning, "")
    assert learning.task is not None
    assert "What comes first?" in said(turns)
    _, turns, _ = reply(learning, " ".join(str(number + 1) for number in reversed(learning.task.key)))

    assert said(turns).startswith("1 of 3 in their places.")
    assert "- 1. one (you said: three)" in said(turns)
    assert "+ 2. two" in said(turns)
    assert "They count." in said(turns)


def test_goals_are_checked_last_and_a_missed_one_is_told(lessons: Program) -> None:
    learning, _ = learn(lessons, "lesson 1")
    while learning.position.number < 5:
        learning, turns, _ = reply(learning, right_answer(learning))
    assert "Check 1 of 2. Goal: Tell a must." in said(turns)
    learning, _, _ = reply(learning, "plain words")
    learning, turns, _ = reply(learning, "")
    assert "Check 2 of 2. Goal: Say it." in said(turns)
    learning, turns, _ = reply(learning, "It is secret and that is that")
    assert "Points that your words touch: 1 of 2. This compares words and no more" in said(turns)
    assert "[x]  It is secret. [2]" in said(turns)
    assert "[ ]  They do not trust." in said(turns)
    assert "One good answer: It is secret, and they do not trust." in said(turns)
    learning, turns, _ = reply(learning, "")

    assert "Lesson 1 is done." in said(turns)
    assert "[ ]  Tell a must. (0 of 2)" in said(turns)
    assert "[x]  Say it. (1 of 2)" in said(turns)
    assert "Begin lesson 2: More (6 minutes)" in said(turns)


def test_a_lesson_goes_on_where_it_stood(lessons: Program) -> None:
    learning, _ = learn(lessons, "", "", "apple", "quit")
    again, turns, _ = LessonDialogue(learning.exercise_cases, learning.attempts).open()

    assert "Go on with lesson 1: Every kind (step 3 of 7)" in said(turns)
    again, turns, _ = reply(again, "")
    assert again.position == Position("lesson", "first", 2)


def test_all_lessons_done_leads_to_practice(lessons: Program) -> None:
    learning, _ = learn(lessons)
    for lesson in ("1", "2"):
        learning = work_through(learning, lesson)
    _, turns, _ = reply(learning, "home")

    assert "every lesson is done" in said(turns)
    assert "(2 of 2 done)" in said(turns)


def test_back_asks_again_and_then_goes_a_step_back(lessons: Program) -> None:
    learning, _ = learn(lessons, "", "", "stone")
    again, turns, _ = reply(learning, "back")
    assert "Which is a fruit?" in said(turns)
    earlier, turns, _ = reply(again, "back")

    assert earlier.position.number == 0
    assert "Read this." in said(turns)
    assert reply(earlier, "back")[0].position == Position()


def test_why_explains_a_choice_down_to_the_facts(lessons: Program) -> None:
    learning, _ = learn(lessons, "", "", "apple", "", "strong lock")
    assert learning.task is not None
    lock = next(number for number, item in enumerate(learning.task.items, 1) if item.topic == "lock")
    learning, turns, _ = reply(learning, f"why {lock}")
    assert "+ The rule lock-the-secret" in said(turns)
    assert "Secret: yes" in said(turns)
    _, turns, _ = reply(learning, "why 7")
    assert "from 1 to 2" in said(turns)
    _, turns = learn(lessons, "", "", "why 1")
    assert "Answer first" in said(turns)


def test_a_reason_in_words_is_held_against_the_rules(lessons: Program) -> None:
    _, turns = learn(lessons, "", "", "apple", "", "strong lock", "because the rule for the secret lock fires")

    assert "Points that your words touch:" in said(turns)
    assert "[x]  The rule lock-the-secret fires." in said(turns)
    assert "no more" in said(turns)


def test_a_sentence_that_begins_like_a_command_is_an_answer_where_one_writes(lessons: Program) -> None:
    learning, _ = learn(lessons, "lesson 1")
    while learning.task is None or learning.task.form != "write":
        learning, _, _ = reply(learning, right_answer(learning))
    for text in ("Back doors make it secret and hidden from them", "what is secret stays hidden, they do not trust"):
        after, turns, _ = reply(learning, text)
        assert after.told, text
        assert "Points that your words touch" in said(turns)
    assert reply(learning, "back")[0].position != learning.position
    assert "one sentence at least" in said(reply(learning, "dunno")[1])


def test_skipping_leaves_a_step_undone(lessons: Program) -> None:
    learning, _ = learn(lessons, "", "", "skip")

    assert learning.position.number == 2
    assert (reply(learning, "home")[1][-1].choices[0].label).endswith("(step 2 of 7)")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("lesson 9", "There is no lesson '9'"),
        ("practice juggling", "There is no kind of exercise 'juggling'"),
        ("what is xyzzy", "I have no entry for 'xyzzy'"),
        ("what is lock", "In short lock."),
        ("library lock", "In short lock."),
        ("sources", "No source has been shown yet."),
        ("settings", "There is nothing to set here."),
        ("review", "Begin a lesson first"),
        ("progress", "You have done nothing yet"),
        ("help", "Commands:"),
        ("bananas", "Type the number of a line"),
        ("77", "Type the number of a line"),
    ],
)
def test_every_reply_is_answered(lessons: Program, typed: str, told: str) -> None:
    _, turns = learn(lessons, typed)

    assert told in said(turns)


REPLIES = [
    "",
    "1",
    "2",
    "1 2",
    "2 1",
    "none",
    "home",
    "lessons",
    "review",
    "progress",
    "practice",
    "practice musts",
    "practice 3",
    "back",
    "skip",
    "again",
    "why 1",
    "because the secret rule fires here",
    "what is lock",
    "library",
    "lesson 1",
    "xyz",
    "?",
]


@given(st.lists(st.sampled_from(REPLIES), max_size=25))
def test_whatever_is_typed_it_goes_on_and_nothing_kept_is_lost(lessons: Program, replies: list[str]) -> None:
    learning, turns, _ = LessonDialogue(ExerciseCases(lessons), clock=Clock()).open()
    for text in replies:
        before = learning
        learning, turns, _ = reply(learning, text)
        assert turns[0].speaker == "you"
        assert len(turns) > 1
        assert learning.attempts[: len(before.attempts)] == before.attempts
        assert len(learning.attempts) - len(before.attempts) <= 1
    assert LessonDialogue(ExerciseCases(lessons), learning.attempts).open()[1]


def test_practice_rises_and_is_the_same_for_a_seed(program: Program) -> None:
    learning, turns = learn(program, "practice musts 7")
    _, same = learn(program, "practice", "1", "home", "practice musts 7")
    assert said(turns) == said(same)
    assert "(level 1, seed 7)" in said(turns)
    for _ in range(2):
        learning, _, _ = reply(learning, right_answer(learning))
        learning, turns, _ = reply(learning, "")
    assert "(level 2, seed 9)" in said(turns)


def test_a_class_does_its_exercises_and_ends(program: Program) -> None:
    position = Position("class", "", seed=3, level=2, of=3)
    learning, turns, _ = LessonDialogue(ExerciseCases(program), position=position, clock=Clock()).open()
    assert "Exercise 1 of 3" in said(turns)
    for _ in range(3):
        learning, _, _ = reply(learning, right_answer(learning))
        learning, turns, _ = reply(learning, "")

    assert "That was the last exercise" in said(turns)
    assert [(a.kind, a.number, a.level) for a in learning.attempts] == [("class", seed, 2) for seed in (3, 4, 5)]
    assert learning.position == Position()


def test_every_shipped_lesson_can_be_worked_through(program: Program) -> None:
    learning, _ = learn(program)
    for lesson in sorted(program.knowledge.lessons.values(), key=lambda each: each.number):
        learning = work_through(learning, str(lesson.number))
        done = [a for a in learning.attempts if a.name == lesson.id]
        assert len(done) == len(lesson.all_steps)
        assert all(attempt.passed for attempt in done), lesson.id
