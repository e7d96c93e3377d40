"""Eligibility as data: the class of a case, what stands in the way, on which passages of law, and whom to ask."""

from __future__ import annotations

from advisor.model.entry import Citation, Confidence, Model
from advisor.model.kinds.eligibility import BARRING, OfferClass


class EligibilityFinding(Model):
    """One entry of eligibility/ that holds for the market, or for a partner or member."""

    entry: str
    offer: OfferClass
    title: str
    about: str
    subject_kind: str
    subject_name: str
    because: str
    to_do: str
    authority: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    as_of: str
    confidence: Confidence
    citations: tuple[Citation, ...] = ()


class UndecidedEligibility(Model):
    """An entry of which it is not known whether it holds, and the question that decides it."""

    entry: str
    offer: OfferClass
    title: str
    about: str
    question: str
    if_unsure: str


class EligibilityResult(Model):
    """The class of a case, with what it rests on; without findings an offer is open as far as is known."""

    offer: OfferClass = "open"
    day: str = ""
    """The day that was judged."""
    findings: tuple[EligibilityFinding, ...] = ()
    undecided: tuple[UndecidedEligibility, ...] = ()

    @property
    def is_barred(self) -> bool:
        """Whether no measure is recommended, as no offer may be made."""
        return self.offer in BARRING
