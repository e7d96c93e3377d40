"""Where a measure stands for a case, in the words of the conversation."""

from __future__ import annotations

import pytest

from advisor.engine.compile import Program
from advisor.errors import InputError
from advisor.report.why import why_as_text, wrapped
from tests.little import said, talk


@pytest.mark.parametrize("name", ["lock", "A strong lock", "a strong lok"])
def test_a_measure_is_explained_by_id_or_title(little: Program, name: str) -> None:
    dialogue, _ = talk(little, "AE", "", "none", "Shop", "yes")
    lines = why_as_text(dialogue.now.run, name, "My case", 500).splitlines()

    assert lines[:3] == ["Case: My case", "A strong lock", "In short lock."]
    assert "Shop: It is a must." in lines
    assert lines[lines.index("Sources") + 1].startswith("[1] Paper, Press, 2026-04-16; Section 2: the other point")


def test_it_says_what_the_conversation_says(little: Program) -> None:
    dialogue, _ = talk(little, "AE", "", "none", "Shop", "yes")
    told = why_as_text(dialogue.now.run, "spare", "T", 10_000).splitlines()
    spoken = said(talk(dialogue, "why a spare copy abroad")[1]).splitlines()

    without_marks = [[line.split(" [")[0].strip() for line in lines] for lines in (told, spoken)]
    assert without_marks[0][1 : 1 + len(spoken)] == without_marks[1]


def test_an_unknown_measure_gets_the_nearest(little: Program) -> None:
    dialogue, _ = talk(little, "AE")

    with pytest.raises(InputError, match=r"There is no measure 'screning'. Did you mean screening\?"):
        why_as_text(dialogue.now.run, "screning", "T", 80)


@pytest.mark.parametrize(
    ("line", "width", "expected"),
    [
        ("", 30, ""),
        ("short", 30, "short"),
        ("  - " + "word " * 8, 30, "  - word word word word word\n    word word word"),
        ("long words", 1, "long words"),
        ("+ " + "word " * 6, 22, "+ word word word word\n  word word"),
        ("[12] " + "word " * 6, 22, "[12] word word word\n     word word word"),
        ("word " * 6, 22, "word word word word\nword word"),
    ],
)
def test_a_wrapped_line_goes_on_under_its_text(line: str, width: int, expected: str) -> None:
    assert wrapped(line, width) == expected
