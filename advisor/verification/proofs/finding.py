"""What a proof about the rule base finds, and the case that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.model.situation import Situation

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
