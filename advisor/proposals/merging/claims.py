"""Merges claims and notes of several members: the weakest state counts, and everything that was written is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.model.claims import CLAIM_STATES, Claim, Remark
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation
from advisor.proposals.merging.data import MergedAnswer, Said

STRENGTH_OF_CLAIM = {state: number for number, state in enumerate(reversed(CLAIM_STATES))}
Cases = Sequence[tuple[str, Situation]]


def merged_claims(knowledge: Knowledge, cases: Cases) -> tuple[list[MergedAnswer], tuple[Claim, ...]]:
    """Each claim with who says what of it, and the claims of the merged case."""
    made: dict[tuple[str, str], dict[str, Claim]] = {}
    for who, situation in cases:
        for claim in situation.claims:
            made.setdefault(claim.key, {})[who] = claim
    found, kept = [], []
    for (what, about), said in made.items():
        entry = knowledge.requirements.get(what) or knowledge.measures[what]
        together, differs = _together(said)
        kept.append(together)
        found.append(
            MergedAnswer(
                fact=what,
                about=about,
                subject_kind=together.subject_kind,
                subject_name=together.subject_name,
                label=entry.title,
                state="disputed" if differs else "agreed" if len(said) > 1 else "one",
                said=tuple(Said(who=who, value=claim.in_words()) for who, claim in said.items()),
                # What is claimed and what shows it stand in the review.
                changes=True if differs else None,
            )
        )
    return found, tuple(kept)


def _together(said: Mapping[str, Claim]) -> tuple[Claim, bool]:
    """One claim that keeps what every member wrote, and whether they differ in anything that more than one of them says."""
    weakest = min(said.values(), key=lambda claim: STRENGTH_OF_CLAIM[claim.state])
    parts = {part: _told(said, part) for part in ("evidence", "owner", "note")}
    notes = []
    for part, differing in (("state", _values(said, "state")), ("date", _values(said, "date"))):
        if len(differing) > 1:
            told = "; ".join(f"{who}: {getattr(claim, part)}" for who, claim in said.items() if getattr(claim, part))
            notes.append(told if part == "state" else f"dates: {told}")
    dates = _values(said, "date")
    note = "; ".join(text for text in (parts["note"], *notes) if text)
    update: dict[str, str | None] = {"evidence": parts["evidence"], "owner": parts["owner"], "note": note}
    # A date that only one of them gives is the date of it; of several, the weakest claim's.
    update["date"] = (weakest.date or dates[0]) if dates else None
    differs = any(len(_values(said, part)) > 1 for part in ("state", "evidence", "owner", "date", "note"))
    return weakest.model_copy(update=update), differs


def _values(said: Mapping[str, Claim], part: str) -> list[str]:
    return list(dict.fromkeys(getattr(claim, part) for claim in said.values() if getattr(claim, part)))


def _told(said: Mapping[str, Claim], part: str) -> str:
    """What members write under one heading: as it stands if they write the same, else each with who wrote it."""
    if len(_values(said, part)) < 2:
        return "".join(_values(said, part))
    return " / ".join(f"{getattr(claim, part)} ({who})" for who, claim in said.items() if getattr(claim, part))


def merged_remarks(cases: Cases, disputed: Mapping[tuple[str, str], str]) -> tuple[Remark, ...]:
    """All notes beside answers; where members write differently under one heading, each with who wrote it.

    A disputed answer is left out of the merged case, so what each member says of it is kept as a note.
    """
    columns: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    for who, situation in cases:
        for remark in situation.remarks:
            for heading, text in remark.columns.items():
                columns.setdefault(remark.key, {}).setdefault(heading, {})[who] = text
    for key, told in disputed.items():
        columns.setdefault(key, {})["Disputed"] = {"": told}
    return tuple(
        Remark(on=on, about=about, columns={heading: _joined(texts) for heading, texts in headings.items()})
        for (on, about), headings in columns.items()
    )


def _joined(texts: Mapping[str, str]) -> str:
    if len(set(texts.values())) == 1:
        return next(iter(texts.values()))
    return " / ".join(f"{text} ({who})" for who, text in texts.items())
