"""The result of a verification: faults, what to look at again, counts, coverage and proofs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.errors import Fault
from advisor.files.yaml_text import Document
from advisor.verification.coverage import Coverage
from advisor.verification.proofs.prove import Proofs


@dataclass(frozen=True)
class Review:
    """One kind of thing to review, and where it stands."""

    title: str
    found: list[Fault]


@dataclass(frozen=True)
class Verified:
    """The result of verifying a knowledge folder."""

    faults: list[Fault]
    reviews: list[Review]
    counts: dict[str, int]
    coverage: Coverage | None
    chain: list[str]
    proofs: Proofs = field(default_factory=Proofs)
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
