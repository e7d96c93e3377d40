"""What a learner knows: levels, what is due, what was mixed up, the cards of today."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from advisor.documents.writers import write
from advisor.engine.compile import Program
from advisor.learning.exercises.exercise import HIGHEST
from advisor.learning.flashcards import A_DAY, A_DAY_NEW, Card, card_of, exists, hidden, met, task_of_card
from advisor.learning.progress import by_topic, level_of, missed_lately, mixed_up, queue
from advisor.learning.progress_document import progress_document
from advisor.learning.spaced_repetition import cards_of, due, recall
from advisor.learning.task import mark
from advisor.model.attempt import Attempt, AttemptKind
from tests.fixtures.lesson import START


def attempt(kind: AttemptKind, name: str, right: int, of: int, at: datetime = START, **more: object) -> Attempt:
    return Attempt.model_validate(
        {"at": at, "kind": kind, "name": name, "right": right, "of": of, "passed": right == of, **more}
    )


@pytest.mark.parametrize(
    ("done", "level"),
    [
        ("", 1),
        ("+", 1),
        ("++", 2),
        ("+++", 2),
        ("++++", 3),
        ("+" * 20, HIGHEST),
        ("+-+", 1),
        ("++-", 2),
        ("++0", 1),
        ("000", 1),
        ("++++0++", 3),
    ],
)
def test_the_level_rises_after_two_and_falls_after_a_failure(done: str, level: int) -> None:
    attempts: list[Attempt] = []
    for sign in done:
        right = {"+": 4, "-": 3, "0": 1}[sign]
        attempts.append(attempt("practice", "musts", right, 4, level=level_of(attempts, "musts")))
        attempts.append(attempt("practice", "crisis", 0, 4, level=1))

    assert level_of(attempts, "musts") == level


def test_what_was_judged_wrongly_is_wanted_until_it_is_judged_rightly() -> None:
    first = attempt("practice", "musts", 1, 3, seen=("a", "b", "c"), missed=("a",), mistaken=("b",))
    second = attempt("practice", "musts", 2, 2, seen=("a", "d"))
    read = attempt("lesson", "x", 0, 0, seen=("b",))

    assert missed_lately([first]) == {"a", "b"}
    assert missed_lately([first, second, read]) == {"b"}


def test_pairs_that_are_mixed_up_are_counted() -> None:
    once = attempt("card", "term:a", 0, 1, missed=("a",), mistaken=("b",))
    other = attempt("practice", "musts", 0, 3, missed=("a", "c"), mistaken=("b",))

    assert mixed_up([once, other, attempt("card", "term:z", 1, 1)]) == [("b", "a", 2), ("b", "c", 1)]


def test_a_card_that_is_known_comes_back_later_and_later() -> None:
    attempts: list[Attempt] = []
    now, waits = START, []
    for _ in range(5):
        attempts.append(attempt("card", "term:failover", 1, 1, at=now))
        back = cards_of(attempts)[Card("term", "failover")].due
        waits.append(back - now)
        assert due(attempts, back - timedelta(minutes=1)) == []
        assert due(attempts, back) == [Card("term", "failover")]
        now = back

    assert waits == sorted(waits)
    assert waits[0] >= timedelta(days=1)
    assert waits[-1] > timedelta(days=20)


def test_a_card_that_was_missed_comes_back_tomorrow_and_is_the_first() -> None:
    known = [attempt("card", "term:a", 1, 1, at=START - timedelta(days=30)), attempt("card", "term:a", 1, 1, at=START)]
    missed = attempt("card", "term:b", 0, 1, at=START)
    later = START + timedelta(days=60)

    assert due([*known, missed], START + timedelta(days=1)) == [Card("term", "b")]
    assert due([*known, missed], later) == [Card("term", "b"), Card("term", "a")]
    cards = cards_of([*known, missed])
    assert recall(cards[Card("term", "b")], later) < recall(cards[Card("term", "a")], later)


def test_the_same_attempts_give_the_same_schedule() -> None:
    attempts = [attempt("card", f"term:{n % 7}", n % 2, 1, at=START + timedelta(days=n)) for n in range(40)]

    assert {n: c.due for n, c in cards_of(attempts).items()} == {n: c.due for n, c in cards_of(attempts).items()}


def test_today_is_what_is_due_and_a_few_new_ones(program: Program) -> None:
    terms = list(program.knowledge.glossary)
    seen = attempt("lesson", "x", 0, 0, seen=tuple(terms[:20]))
    assert queue(program, [seen], START) == [Card("term", name) for name in terms[:A_DAY_NEW]]

    tried = [attempt("card", f"term:{name}", 1, 1) for name in terms[:A_DAY_NEW]]
    assert queue(program, [seen, *tried], START) == []
    tomorrow = queue(program, [seen, *tried], START + timedelta(days=2))
    assert set(tomorrow) == {Card("term", name) for name in terms[: 2 * A_DAY_NEW]}

    many = [attempt("card", f"term:{name}", 0, 1) for name in terms[:20]]
    assert len(queue(program, [seen, *many], START + timedelta(days=2))) == A_DAY


def test_what_was_missed_comes_first_among_new_cards(program: Program) -> None:
    terms = list(program.knowledge.glossary)
    seen = attempt("lesson", "x", 0, 0, seen=tuple(terms[:20]))
    wrong = attempt("practice", "musts", 0, 2, seen=("multi-region-failover",), missed=("multi-region-failover",))

    assert queue(program, [seen, wrong], START)[0] == Card("measure", "multi-region-failover")


def test_a_card_whose_entry_is_gone_is_passed_over(program: Program) -> None:
    gone = attempt("card", "term:no-such-term", 0, 1)
    lost = attempt("card", "goal:no-such-lesson/0", 0, 1)

    assert queue(program, [gone, lost], START + timedelta(days=9)) == []
    assert not exists(program, Card("goal", "no-such-lesson"))
    assert by_topic(program, [gone, lost], START) == []


@pytest.mark.parametrize(
    ("card", "kept"),
    [(Card("term", "failover"), "term:failover"), (Card("goal", "credible-partners", 2), "goal:credible-partners/2")],
)
def test_attempts_keep_cards_by_their_ids(card: Card, kept: str) -> None:
    assert card.id == kept
    assert card_of(attempt("card", kept, 1, 1)) == card


@pytest.mark.parametrize("kept", ["", "term", "goal:credible-partners", "goal:credible-partners/x", "no:such/card"])
def test_a_kept_name_that_is_no_card_is_passed_over(program: Program, kept: str) -> None:
    broken = attempt("card", kept, 1, 1)

    assert not exists(program, card_of(broken))
    assert queue(program, [broken], START + timedelta(days=99)) == []


def all_cards(program: Program) -> list[Card]:
    knowledge = program.knowledge
    names = (*knowledge.glossary, *knowledge.rules, *knowledge.measures, *knowledge.cases)
    done = [
        attempt("lesson", lesson.id, 0, 0, number=number)
        for lesson in knowledge.lessons.values()
        for number in range(len(lesson.all_steps))
    ]
    return met(program, [*done, attempt("lesson", "x", 0, 0, seen=names)])


def test_every_card_can_be_asked_and_solved(program: Program) -> None:
    cards = all_cards(program)
    assert len(cards) > 400
    for card in cards:
        task = task_of_card(program, card, 1)
        assert task == task_of_card(program, card, 1), card
        if task.form == "one":
            rights = [number for number, item in enumerate(task.items) if item.right]
            assert len(rights) == 1 and len(task.items) >= 3, card
            assert len({item.label for item in task.items}) == len(task.items), card
            assert mark(task, rights).whole
            if card.kind not in ("case", "goal"):
                assert task.items[rights[0]].label.casefold() not in task.ask.casefold(), card


def test_what_would_give_an_answer_away_is_hidden() -> None:
    assert hidden("A region is a Region; regions are not regional.", ("region",)) == "A … is a …; … are not regional."
    assert hidden("As it is.", ()) == "As it is."


def test_progress_tells_what_each_figure_counts(program: Program) -> None:
    lesson = next(iter(program.knowledge.lessons.values()))
    attempts = [
        attempt("lesson", lesson.id, 0, 0, seen=("failover",)),
        attempt("card", "term:failover", 1, 1),
        attempt("practice", "musts", 3, 4, level=1, missed=("multi-region-failover",), mistaken=("more-zones-alone",)),
    ]
    told = write(progress_document(program, attempts, START), width=200)

    assert f"{lesson.title}: 1 of {len(lesson.all_steps)} steps" in told
    assert "terms                 1      1    0" in told
    assert "which measures are musts: 1 exercise, 3 of 4 choices judged rightly; the next is of level 1" in told
    assert "chose 'More zones in one place instead of a second place' and not 'Failover" in told
    assert "90%" in told
    assert write(progress_document(program, [], START)) == "You have done nothing yet. Begin with lesson 1.\n"
