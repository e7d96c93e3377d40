"""Advice as plain text: complete, in order, and inside the width."""

from __future__ import annotations

import re

import pytest

from advisor.analysis.advice.advise import advise
from advisor.analysis.advice.data import Advice
from advisor.analysis.advice.document import DISCLAIMER, advice_as_text, sections, summary
from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.files.cases.read import place_case


def case_advice(program: Program, name: str) -> Advice:
    return advise(run(program, Worlds(place_case(program.knowledge, program.knowledge.cases[name])[0])))


def test_it_holds_summary_commitments_tensions_questions_and_sources_in_this_order(
    little: Program, advice: Advice
) -> None:
    text = advice_as_text(little.knowledge, advice, "A title")
    parts = ["Advice: A title", summary(advice), "SECURITY", "RESILIENCE", "OPENNESS", "PARTNERSHIP", "TENSIONS"]
    found = [text.index(part) for part in [*parts, "TO FIND OUT", "SOURCES"]]

    assert found == sorted(found)
    assert DISCLAIMER.split(".")[0] in " ".join(text.split())


def test_the_summary_counts_measures(advice: Advice) -> None:
    assert summary(advice) == "2 must, 0 should, 1 may, 1 against, 2 still open"


@pytest.mark.parametrize("width", [20, 40, 80, 100])
def test_no_line_is_wider_than_asked(program: Program, width: int) -> None:
    for name in program.knowledge.cases:
        text = advice_as_text(program.knowledge, case_advice(program, name), name, width)
        words = [word for line in text.splitlines() for word in line.split() if len(line) > width]

        assert words == []


def test_every_recommendation_of_a_shipped_case_prints_a_numbered_citation_with_its_passage(program: Program) -> None:
    for name in program.knowledge.cases:
        advice = case_advice(program, name)
        text = advice_as_text(program.knowledge, advice, name, 10_000)
        entries = re.findall(r"^\[(\d+)\] (.+)$", text, re.MULTILINE)
        used = {number for line in text.split("SOURCES")[0].splitlines() for number in re.findall(r"\[(\d+)\]", line)}

        assert [number for number, _ in entries] == [str(number) for number in range(1, len(entries) + 1)]
        assert used == {number for number, _ in entries}
        for section in sections(advice):
            for recommendation in section.shown:
                assert all(reason.citations for reason in recommendation.because)


def test_unsure_answers_are_things_to_find_out(little: Program, advice: Advice) -> None:
    text = advice_as_text(little.knowledge, advice, "T", 200)

    assert re.search(r"Secret \(Till\): Ask its owner\. \(2 rules wait", text)
    assert re.search(r"Threat: Ask around\. \(1 rule wait", text)
