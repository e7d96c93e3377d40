"""The result of a verification as text."""

from __future__ import annotations

from pathlib import Path

from advisor.documents.writers import write
from advisor.documents.writers.plain import UNWRAPPED
from advisor.verification.data import Verified
from advisor.verification.document import verification_document
from advisor.verification.verify import verify
from tests.fixtures.small_base import edited
from tests.fixtures.small_base import write as write_base


def written(result: Verified, everything: bool) -> str:
    return write(verification_document(result, everything), width=UNWRAPPED)


def test_it_counts_and_ends_with_the_number_of_faults(tmp_path: Path) -> None:
    sound = written(verify(write_base(tmp_path / "a")), False)
    faulty = written(
        verify(write_base(tmp_path / "b", measures__lock=edited("measures/lock.yaml", "cost: low", "cost: none"))),
        False,
    )

    assert sound.splitlines()[-1] == "0 faults."
    assert faulty.splitlines()[-1] == "1 fault."
    assert "     2  rules" in sound.splitlines()
