"""Suggested commands can be pasted into the shell at hand."""

from __future__ import annotations

import shlex
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.text.shell import quoted


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("Kenya", "Kenya"),
        ("Buyer's case", '"Buyer\'s case"'),
        ("C\u00f4te d'Ivoire", '"C\u00f4te d\'Ivoire"'),
        ("a $HOME", "'a $HOME'"),
        ("", "''"),
    ],
)
def test_a_word_is_quoted_where_it_must_be(word: str, typed: str) -> None:
    assert quoted(word, windows=False) == typed


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_word_is_one_argument_again(word: str) -> None:
    assert shlex.split(quoted(word, windows=False)) == [word]


@pytest.mark.parametrize("word", ['it\'s $HOME `x` \\ "y"', "C\u00f4te d'Ivoire", "a!b", "-x; echo no"])
def test_a_shell_reads_the_word_that_was_meant(word: str) -> None:
    told = subprocess.run(
        ["bash", "-c", f"printf %s {quoted(word, windows=False)}"], capture_output=True, text=True, check=True
    )
    assert told.stdout == word


def test_windows_knows_double_marks_alone() -> None:
    assert quoted("Kenya", windows=True) == "Kenya"
    assert quoted("Buyer's case", windows=True) == '"Buyer\'s case"'
    assert quoted('a "b"', windows=True) == '"a ""b"""'
