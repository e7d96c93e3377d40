"""The words for how far a claim is, in talk and in sheets."""

from __future__ import annotations

from advisor.language.lexicon import phrases
from advisor.model.claims import ClaimState

STATE_WORDS: dict[ClaimState, frozenset[str]] = {
    "evidenced": frozenset(phrases("evidenced/shown/proved/proven/documented/evidence")),
    "claimed": frozenset(phrases("claimed/in place/done/there")),
    "planned": frozenset(phrases("planned/promised/later/not yet/coming/in preparation")),
    "absent": frozenset(phrases("absent/missing/not there/not in it")),
}
"""By state the words for it; where yes and no are answers, yes is claimed and no is absent."""


def claim_state(text: str) -> ClaimState | None:
    """The state that a text names and nothing else, or nothing."""
    said = " ".join(text.casefold().strip(" .").split())
    return next((state for state, named in STATE_WORDS.items() if said in named), None)
