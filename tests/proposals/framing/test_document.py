"""The framing check as text, Markdown and data: findings with reasons and sources, what is excused apart, nothing steered."""

from __future__ import annotations

import json
import re

import pytest

from advisor.documents.writers import data as data_writer
from advisor.documents.writers import write
from advisor.documents.writers.markdown import plain
from advisor.engine.compile import Program
from advisor.files.paragraphs import Paragraph, TextRead
from advisor.model.knowledge import Knowledge
from advisor.proposals.framing.data import FramingCheck
from advisor.proposals.framing.document import LIMITS, framing_document
from advisor.proposals.framing.find import check_wording
from tests.fixtures.advice_cases import HOSTILE

TEXT = "We will dominate the market. Trust us. We do not seek to dominate anybody."
WIDE = 10_000


@pytest.fixture(scope="session")
def knowledge(program: Program) -> Knowledge:
    return program.knowledge


def checked(knowledge: Knowledge, *texts: str, title: str = "offer.txt") -> FramingCheck:
    paragraphs = tuple(Paragraph(text, f"line {n}") for n, text in enumerate(texts, 1))
    return check_wording(knowledge, TextRead(paragraphs, ()), title)


def test_each_finding_has_its_place_words_reason_source_and_a_better_phrase(knowledge: Knowledge) -> None:
    found = checked(knowledge, TEXT)
    text = write(framing_document(knowledge, found), width=WIDE)
    lines = [line.strip() for line in text.splitlines()]

    assert lines[0] == "Framing check: offer.txt"
    assert lines[1].startswith("2 places that may feed fears")
    for number, (words, entry) in enumerate((("dominate", "dominance"), ("Trust us", "trust-us")), 1):
        at = lines.index(f"{number}. {words}: line 1")
        assert words in lines[at + 1]
        assert re.fullmatch(re.escape(f"why: {knowledge.framing[entry].why} ") + r"(\[\d+\])+", lines[at + 2])
        assert lines[at + 3] == f"instead: {knowledge.framing[entry].say}"


def test_every_number_has_its_source_and_every_source_its_number(knowledge: Knowledge) -> None:
    every = " ".join(f"Here {phrase} stands." for entry in knowledge.framing.values() for phrase in entry.avoid)
    text = write(framing_document(knowledge, checked(knowledge, every)), width=WIDE)
    findings, sources = text.split("SOURCES")

    listed = re.findall(r"^ *\[(\d+)\] .", sources, re.MULTILINE)
    used = {number for line in findings.splitlines() if "why: " in line for number in re.findall(r"\[(\d+)\]", line)}
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    assert set(listed) == used


def test_what_is_excused_stands_apart_with_the_reason(knowledge: Knowledge) -> None:
    text = write(framing_document(knowledge, checked(knowledge, TEXT)), width=WIDE)
    after = text.split("WHAT ITS CONTEXT EXCUSES")[1]

    assert "dominate: line 1; it is negated or rejected. In: We do not seek to dominate anybody." in after
    assert "Trust us" not in after.split("SOURCES")[0]


def test_a_text_without_findings_is_not_called_good(knowledge: Knowledge) -> None:
    text = write(framing_document(knowledge, checked(knowledge, "We train the staff of the ministry.")), width=WIDE)
    number = sum(len(entry.avoid) for entry in knowledge.framing.values())

    assert f"None of the {number} phrases of the list stands in it. {LIMITS}" in text
    assert "SOURCES" not in text


def test_a_text_with_excused_words_alone_is_not_said_to_have_none(knowledge: Knowledge) -> None:
    text = write(framing_document(knowledge, checked(knowledge, "We do not seek to dominate anybody.")), width=WIDE)

    assert "stands in it but where its context excuses it." in text
    assert "dominate: line 1" in text


def test_text_from_files_never_becomes_markup_or_codes(knowledge: Knowledge) -> None:
    found = checked(knowledge, f"{HOSTILE} will dominate.", title="a\x1b[31m<b>.txt")

    assert plain(f"{HOSTILE} will dominate.") in write(framing_document(knowledge, found), "md")
    assert "<b>" not in write(framing_document(knowledge, found), "md")
    for told in (
        write(framing_document(knowledge, found), width=80),
        write(framing_document(knowledge, found), "md"),
        found.file,
    ):
        assert "\x1b" not in told


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_asked(knowledge: Knowledge, width: int) -> None:
    text = write(framing_document(knowledge, checked(knowledge, TEXT, "very " * 100 + "dominant.")), width=width)

    assert [line for line in text.splitlines() if len(line) > width and " " in line.strip()] == []


def test_data_says_what_the_text_says(knowledge: Knowledge) -> None:
    found = checked(knowledge, TEXT)
    data = json.loads(data_writer.write(found))

    assert (data["schema"], data["file"]) == ("advisor/framing/1", "offer.txt")
    assert [each["words"] for each in data["findings"]] == ["dominate", "Trust us"]
    assert [(each["words"], each["excused"]) for each in data["excused"]] == [("dominate", "it is negated or rejected")]
    for each in data["findings"]:
        assert each["say"] == knowledge.framing[each["entry"]].say
        assert all(citation["source"] in knowledge.sources for citation in each["citations"])
