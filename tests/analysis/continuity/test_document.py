"""The grid of crises in the conversation, in words alone."""

from __future__ import annotations

from advisor.conversation.reply import reply
from advisor.engine.compile import Program
from tests.fixtures.little_base import said, talk


def test_every_crisis_is_told_for_each_workload_in_each_placement(program: Program) -> None:
    dialogue, _ = talk(program, "UAE", "")
    dialogue, _ = talk(dialogue, "add Core banking", "yes")
    _, turns, _ = reply(dialogue, "continuity")
    told = said(turns)

    assert "CORE BANKING" in told
    for crisis in program.knowledge.crises.values():
        assert crisis.title in told
    assert "two at once, also abroad:" in told
    assert "It hangs on what is not known yet:" in told


def test_without_a_workload_it_says_what_to_do(program: Program) -> None:
    _, turns = talk(program, "UAE", "", "run the crises")

    assert "Name a workload first" in said(turns)


def test_a_knowledge_base_without_crises_says_so(little: Program) -> None:
    _, turns = talk(little, "AE", "", "voice", "Shop", "run the crises")

    assert "no crises" in said(turns)
