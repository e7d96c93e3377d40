"""What is asked next: only what still matters, topic by topic, one workload or partner at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.conversation.dialogue import Dialogue
from advisor.conversation.next_step import Step
from advisor.engine.compile import Program
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Subject
from tests.fixtures.little_base import little_program, rule, talk

SHOP = Subject("workload")


@pytest.mark.parametrize(
    ("replies", "step"),
    [
        ([], Step("market")),
        (["AE"], Step("known")),
        (["AE", "1 2"], Step("fact", CASE, "trust")),
        (["AE", "1 2", "low"], Step("fact", CASE, "regions")),
        (["AE", "1 2", "low", "1"], Step("fact", CASE, "wishes")),
        (["AE", "", "none"], Step("name", SHOP)),
        (["AE", "", "none", "bank"], Step("profile", SHOP)),
        (["AE", "", "none", "bank", "yes"], Step("name", Subject("workload", 1))),
        (["AE", "", "none", "Shop"], Step("fact", SHOP, "secret")),
        (["AE", "", "none", "no"], Step("name", Subject("partner"))),
        (["AE", "", "none", "no", "Etisal"], Step("fact", Subject("partner"), "screened")),
        (["AE", "", "none", "no", "Other"], Step("fact", Subject("partner"), "partner-kind")),
        (["AE", "", "none", "no", "Other", "private firm"], Step("name", Subject("partner", 1))),
        (["AE", "", "none", "no", "no"], Step("more")),
        (["AE", "", "none", "no", "no", "1"], Step("fact", CASE, "threat")),
        (["AE", "", "none", "no", "no", "1", "no"], Step("check")),
        (["AE", "", "none", "no", "no", "2"], Step("check")),
    ],
)
def test_the_next_step_follows_from_the_answers(little: Program, replies: list[str], step: Step) -> None:
    assert talk(little, *replies)[0].step == step


def test_a_question_that_cannot_change_anything_is_not_asked(little: Program) -> None:
    trusted, _ = talk(little, "AE", "1", "high", "none", "Shop")
    wary, _ = talk(little, "AE", "1", "low", "none", "Shop")

    assert "lock-the-secret" in {rule for w in wary.now.open_musts for _, rule in w.rules}
    assert "lock-the-secret" not in {rule for w in trusted.now.open_all for _, rule in w.rules}
    assert [step.fact for step in (trusted.step, wary.step)] != ["secret", "secret"]


def test_a_workload_whose_facts_are_given_is_offered_no_profile(little: Program) -> None:
    answers = (Answer("market", value="NO"), Answer("name", SHOP, value="Bank"), Answer("fact", SHOP, "secret", "no"))

    assert Dialogue(little, answers).step.kind == "fact"


@pytest.mark.parametrize("code", ["AE", "BR", "GB", "HN", "IN", "ZA"])
def test_the_musts_of_a_shipped_market_take_at_most_fifteen_questions(program: Program, code: str) -> None:
    dialogue, _ = talk(program, code, "")
    asked = 0
    names = iter(["Core banking", "Public chatbot", "no", "no"])
    while dialogue.step.kind != "more":
        asked += dialogue.step.kind == "fact"
        reply = {"fact": "1", "profile": "yes", "name": ""}[dialogue.step.kind] or next(names)
        dialogue, _ = talk(dialogue, reply)

    assert asked <= 15


def test_in_a_hurry_only_the_musts_are_asked_and_then_comes_the_advice(little: Program) -> None:
    names, turns = talk(little, "quick", "AE", "")
    assert names.step == Step("name", SHOP)
    assert turns[-1].kind == "question"
    asked = [talk(names, "Shop")[0]]
    assert asked[-1].step == Step("name", Subject("partner"))
    for reply in ("Etisal", "none", "yes", "no"):
        asked.append(talk(asked[-1], reply)[0])
        if asked[-1].step.kind == "advice":
            break

    assert asked[-1].step.kind == "advice"
    assert asked[-1].now.open_musts == ()
    assert "threat" in {waiting.fact for waiting in asked[-1].now.open_all}
    assert talk(asked[-1], "go on")[0].step.kind in ("fact", "name")


@pytest.mark.parametrize("code", ["AE", "BR", "IN"])
def test_in_a_hurry_a_shipped_market_takes_fewer_questions_and_leaves_no_must_open(program: Program, code: str) -> None:
    def questions(*start: str) -> tuple[int, Dialogue]:
        dialogue, asked = talk(program, *start)[0], 0
        while dialogue.step.kind not in ("more", "advice"):
            subject = dialogue.step.subject
            name = "Payroll" if subject == SHOP else "no"
            reply = {"name": name, "profile": "2", "fact": "unsure"}[dialogue.step.kind]
            dialogue, asked = talk(dialogue, reply)[0], asked + 1
        return asked, dialogue

    quick, dialogue = questions("quick", code, "")
    usual, _ = questions(code, "")
    assert quick <= usual
    assert dialogue.now.open_musts == ()


def test_a_question_whose_answers_all_come_to_the_same_is_not_asked(tmp_path: Path) -> None:
    either = {
        f"rules__security__{n}": rule(n, "market", f"{{threat: {n}}}", "{recommend: seat, strength: must}")
        for n in ("yes", "no")
    }
    program = little_program(tmp_path, **either)
    dialogue, _ = talk(program, "NO", "none")

    assert "threat" in {waiting.fact for waiting in dialogue.now.open_musts}
    while dialogue.step.kind in ("name", "fact", "more"):
        assert dialogue.step.fact != "threat" or dialogue.now.state.stage == "everything"
        dialogue, _ = talk(dialogue, {"name": "no", "fact": "unsure", "more": "2"}[dialogue.step.kind])
