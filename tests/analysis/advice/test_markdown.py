"""Advice as Markdown: what people wrote never becomes markup."""

from __future__ import annotations

from itertools import pairwise

import pytest

from advisor.analysis.advice.data import Advice
from advisor.analysis.advice.document import advice_as_markdown
from advisor.documents.writers.markdown import plain
from advisor.engine.compile import Program
from tests.fixtures.advice_cases import HOSTILE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>", r"a \<b\>"),
        ("[x](y)", r"\[x\](y)"),
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("# a | b ~c~", r"\# a \| b \~c\~"),
        ("R&D &lt;", r"R\&D \&lt;"),
        ("a\n\n# b", r"a \# b"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_marks_are_escaped(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_rendered_document_shows_names_as_they_were_typed(little: Program, advice: Advice) -> None:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(advice_as_markdown(little.knowledge, advice, HOSTILE))
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
    text = advice_as_markdown(little.knowledge, advice, "T")
    short = text.split("## In short")[1].split("## Security")[0].split("\n")

    musts, against = advice.with_status("recommended", "must"), advice.with_status("avoid")
    assert len([line for line in short if line.startswith("- **")]) == len(musts) + len(against)
    assert [line for line in short if line.endswith(":")] == [
        "The minimum acceptable offer for this market:",
        "Advised against:",
    ]


def test_the_limits_of_each_must_are_told_and_each_fact_once(little: Program, advice: Advice) -> None:
    text = advice_as_markdown(little.knowledge, advice, "T")
    heavy = [*advice.with_status("recommended", "must"), *advice.with_status("avoid")]

    assert text.count("  - Limits: ") == sum(len(recommendation.because) for recommendation in heavy)
    assert all(line.count("Trust: low") <= 1 for line in text.splitlines())


def test_it_has_a_heading_for_every_commitment_and_every_measure_shown(little: Program, advice: Advice) -> None:
    lines = advice_as_markdown(little.knowledge, advice, "T").splitlines()

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
