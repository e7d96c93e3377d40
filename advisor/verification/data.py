"""The result of a verification: faults, what to look at again, counts, coverage and proofs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.errors import Fault
from advisor.files.yaml_text import Document
from advisor.model.situation import Situation
from advisor.verification.coverage import Coverage


@dataclass(frozen=True)
class UpkeepItem:
    """One kind of thing to review, and where it stands."""

    title: str
    faults: list[Fault]


CHECKS = {
    "never-fires": "rules that can never fire",
    "implied": "rules that another makes needless: whenever they fire, it says at least as much",
    "never-matters": "questions that never matter",
    "alike": "options that never make a difference to each other",
    "both-ways": "measures recommended and advised against at once, with no rule that settles it",
    "unserved": "markets with no recommendation in a commitment, whatever is answered",
    "never-met": "requirements that can never be met",
}


@dataclass(frozen=True)
class Finding:
    """One thing that was proved, and a case that shows it."""

    check: str
    about: str
    """What the finding is about, in ids."""
    key: str
    """The entry it stands in, such as `rules/ID`."""
    told: str
    advice: str
    witness: Situation | None
    accepted: str = ""
    """Why it is meant to be so."""

    @property
    def name(self) -> str:
        """What `accepted.yaml` calls it."""
        return f"{self.check} {self.about}"


@dataclass(frozen=True)
class Proofs:
    """All findings, or that nothing could be proved."""

    findings: tuple[Finding, ...] = ()
    looked_at: Mapping[str, int] | None = None
    """By check, how many were looked at; nothing if there is no solver."""

    @property
    def unexplained(self) -> list[Finding]:
        """The findings that nobody has accepted."""
        return [finding for finding in self.findings if not finding.accepted]


@dataclass(frozen=True)
class Verified:
    """The result of verifying a knowledge folder."""

    faults: list[Fault]
    reviews: list[UpkeepItem]
    counts: dict[str, int]
    coverage: Coverage | None
    chain: list[str]
    proofs: Proofs = field(default_factory=Proofs)
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    primary: Mapping[str, bool] = field(default_factory=dict)
    """The measures that can be a must, each with whether that rests on an official text that was read in full."""
