"""Advice in words: complete, in order, and inside the width; in a memo, what people wrote never becomes markup."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from advisor.analysis.advice.advise import advise
from advisor.analysis.advice.data import Advice
from advisor.analysis.advice.document import DISCLAIMER, advice_document, advice_memo, sections, summary
from advisor.documents.writers import write
from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.files.cases.read import place_case
from tests.fixtures.advice_cases import HOSTILE


def text_of(program: Program, advice: Advice, title: str, width: int = 80) -> str:
    return write(advice_document(program.knowledge, advice, title), width=width)


def memo(program: Program, advice: Advice, title: str) -> str:
    return write(advice_memo(program.knowledge, advice, title), "md")


def case_advice(program: Program, name: str) -> Advice:
    return advise(run(program, Worlds(place_case(program.knowledge, program.knowledge.cases[name])[0])))


def test_it_holds_summary_commitments_tensions_questions_and_sources_in_this_order(
    little: Program, advice: Advice
) -> None:
    text = text_of(little, advice, "A title")
    parts = ["Advice: A title", summary(advice), "SECURITY", "RESILIENCE", "OPENNESS", "PARTNERSHIP", "TENSIONS"]
    found = [text.index(part) for part in [*parts, "TO FIND OUT", "SOURCES"]]

    assert found == sorted(found)
    assert DISCLAIMER.split(".")[0] in " ".join(text.split())


def test_the_summary_counts_measures(advice: Advice) -> None:
    assert summary(advice) == "2 must, 0 should, 1 may, 1 against, 2 still open"


@pytest.mark.parametrize("width", [20, 40, 80, 100])
def test_no_line_is_wider_than_asked(program: Program, width: int) -> None:
    for name in program.knowledge.cases:
        text = text_of(program, case_advice(program, name), name, width)
        words = [word for line in text.splitlines() for word in line.split() if len(line) > width]

        assert words == []


def test_every_recommendation_of_a_shipped_case_prints_a_numbered_citation_with_its_passage(program: Program) -> None:
    for name in program.knowledge.cases:
        advice = case_advice(program, name)
        text = text_of(program, advice, name, 10_000)
        entries = re.findall(r"^\[(\d+)\] (.+)$", text, re.MULTILINE)
        used = {number for line in text.split("SOURCES")[0].splitlines() for number in re.findall(r"\[(\d+)\]", line)}

        assert [number for number, _ in entries] == [str(number) for number in range(1, len(entries) + 1)]
        assert used == {number for number, _ in entries}
        for section in sections(advice):
            for recommendation in section.shown:
                assert all(reason.citations for reason in recommendation.because)


def test_unsure_answers_are_things_to_find_out(little: Program, advice: Advice) -> None:
    text = text_of(little, advice, "T", 200)

    assert re.search(r"Secret \(Till\): Ask its owner\. \(2 rules wait", text)
    assert re.search(r"Threat: Ask around\. \(1 rule wait", text)


def test_a_rendered_document_shows_names_as_they_were_typed(little: Program, advice: Advice) -> None:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(memo(little, advice, HOSTILE))
    inline = [child for token in tokens for child in token.children or ()]
    headings = [
        "".join(child.content for child in after.children or ())
        for token, after in pairwise(tokens)
        if token.type == "heading_open"
    ]

    assert {child.type for child in inline} <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "softbreak",
        "code_inline",
    }
    assert not any(token.type.startswith("html") for token in tokens)
    assert headings[0] == f"Advice: {HOSTILE}"
    assert f"A strong lock ({HOSTILE})" in headings


def test_it_begins_with_the_minimum_and_what_to_leave_out_in_a_line_each(little: Program, advice: Advice) -> None:
    text = memo(little, advice, "T")
    short = text.split("## In short")[1].split("## Security")[0].split("\n")

    musts, against = advice.with_status("recommended", "must"), advice.with_status("avoid")
    assert len([line for line in short if line.startswith("- **")]) == len(musts) + len(against)
    assert [line for line in short if line.endswith(":")] == [
        "The minimum acceptable offer for this market:",
        "Advised against:",
    ]


def test_the_limits_of_each_must_are_told_and_each_fact_once(little: Program, advice: Advice) -> None:
    text = memo(little, advice, "T")
    heavy = [*advice.with_status("recommended", "must"), *advice.with_status("avoid")]

    assert text.count("  - Limits: ") == sum(len(recommendation.because) for recommendation in heavy)
    assert all(line.count("Trust: low") <= 1 for line in text.splitlines())


def test_it_has_a_heading_for_every_commitment_and_every_measure_shown(little: Program, advice: Advice) -> None:
    lines = memo(little, advice, "T").splitlines()

    assert [line for line in lines if line.startswith("## ")] == [
        "## In short",
        "## Security",
        "## Resilience",
        "## Openness",
        "## Partnership",
        "## Tensions",
        "## To find out",
        "## Sources",
    ]
    assert [line for line in lines if line.startswith("**")] == [
        "**must**: part of the minimum acceptable offer for this market.",
        "**avoid**: advised against.",
        "**may**: an option.",
        "**must**: part of the minimum acceptable offer for this market.",
    ]
    assert [line for line in lines if line.startswith("- \\[")] == [
        r"- \[1\] Paper, Press, 2026-04-16; Section 2: the other point",
        r"- \[2\] Paper, Press, 2026-04-16; Section 1: the point",
    ]
