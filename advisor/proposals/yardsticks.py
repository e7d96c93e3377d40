"""The article's yardsticks held to a proposal: what speaks for it, what against."""

from __future__ import annotations

from advisor.engine.proposal_rules import speaks
from advisor.engine.run import Run
from advisor.model.entry import COMMITMENTS
from advisor.model.kinds.yardstick import Yardstick
from advisor.proposals.conditions import facts_of, open_questions, verdict
from advisor.proposals.data import JudgedYardstick, Leaning


def judged_yardsticks(run: Run) -> list[JudgedYardstick]:
    """Every yardstick, by commitment; `run` is of a program for reviewing."""
    found = [_judged(run, yardstick) for yardstick in run.program.knowledge.yardsticks.values()]
    return sorted(found, key=lambda each: COMMITMENTS.index(each.commitment))


def _judged(run: Run, yardstick: Yardstick) -> JudgedYardstick:
    ways = {way: verdict(run, speaks(yardstick.id, way)) for way in ("for", "against")}
    leaning: Leaning = "neither"
    if ways["against"]:
        leaning = "against"
    elif None in ways.values():
        # Even if it speaks for the proposal so far, an answer may still bring something against it.
        leaning = "unknown"
    elif ways["for"]:
        leaning = "for"
    rules = [speaks(yardstick.id, way) for way in ways]
    waiting = [q for rule in rules for q in open_questions(run, rule)] if leaning == "unknown" else []
    decided = rules if leaning == "neither" else [speaks(yardstick.id, leaning)] if leaning != "unknown" else []
    return JudgedYardstick(
        yardstick=yardstick.id,
        title=yardstick.title,
        commitment=yardstick.commitment,
        leaning=leaning,
        says=_says(yardstick, leaning),
        mend=yardstick.mend,
        owner=yardstick.owner,
        limits=yardstick.limits,
        confidence=yardstick.confidence,
        facts=tuple(dict.fromkeys(fact for rule in decided for fact in facts_of(run, rule))),
        open_questions=tuple(dict.fromkeys(waiting)),
        citations=yardstick.citations,
    )


def _says(yardstick: Yardstick, leaning: Leaning) -> str:
    if leaning == "for":
        return yardstick.says_for
    if leaning == "against":
        return yardstick.says_against
    return (
        "Answers that decide it are missing."
        if leaning == "unknown"
        else "It speaks neither for nor against the proposal."
    )
