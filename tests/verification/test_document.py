"""The result of a verification as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.documents.writers import write
from advisor.documents.writers.plain import UNWRAPPED
from advisor.learning.answer_key import broken_lessons
from advisor.verification.data import Verified
from advisor.verification.document import MAX_TO_REVIEW, verification_document
from advisor.verification.verify import verify
from tests.fixtures.small_base import edited
from tests.fixtures.small_base import write as write_base

ROOT = Path(__file__).parents[2]


def written(result: Verified, everything: bool) -> str:
    return write(verification_document(result, everything), width=UNWRAPPED)


@pytest.fixture(scope="module")
def shipped() -> tuple[str, str]:
    result = verify(ROOT / "knowledge", broken_lessons)
    return written(result, False), written(result, True)


def test_it_counts_and_ends_with_the_number_of_faults(tmp_path: Path) -> None:
    sound = written(verify(write_base(tmp_path / "a")), False)
    faulty = written(
        verify(write_base(tmp_path / "b", measures__lock=edited("measures/lock.yaml", "cost: low", "cost: none"))),
        False,
    )

    assert sound.splitlines()[-1] == "0 faults."
    assert faulty.splitlines()[-1] == "1 fault."
    assert "     2  rules" in sound.splitlines()


def test_it_tells_the_coverage_of_the_article_both_ways(shipped: tuple[str, str]) -> None:
    short, _ = shipped

    assert "Coverage of the article: 81 of 81 claims carried." in short
    assert "The other way round:" in short


def test_everything_lists_what_the_short_form_only_counts(shipped: tuple[str, str]) -> None:
    short, full = shipped
    carried = [line for line in full.splitlines() if line.startswith("  seed-")]

    assert len(carried) == 81
    assert len(full.splitlines()) > len(short.splitlines())
    assert [line for line in short.splitlines() if "--all lists them" not in line and line not in full] == []
    assert short.count("has aged") <= MAX_TO_REVIEW
