"""A whole review of one proposal."""

from __future__ import annotations

from advisor.analysis.advice.data import knowledge_used
from advisor.analysis.continuity.simulate import continuity
from advisor.analysis.eligibility.judge import eligibility
from advisor.engine.compile import Program
from advisor.engine.proposal_rules import reviewing
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.files.cases.write import written_case
from advisor.model.situation import Situation
from advisor.proposals.cost.cost import cost
from advisor.proposals.data import Gate, Review
from advisor.proposals.gaps import gaps
from advisor.proposals.lenses.lenses import decoded, seen_through
from advisor.proposals.readiness import readiness
from advisor.proposals.requirements import gate, judged_requirements, judged_yardsticks


def review(program: Program, situation: Situation, title: str) -> Review:
    """The review of a proposal; the same proposal gives the same review, byte for byte."""
    return review_of(run(reviewing(program), Worlds(situation)), title)


def review_of(judged: Run, title: str) -> Review:
    """The review of a proposal that a program for reviewing has judged."""
    knowledge, situation = judged.program.knowledge, judged.worlds.situation
    started = _started(judged, title)
    if judged.barred & 1:
        return started
    requirements, yardsticks = judged_requirements(judged), judged_yardsticks(judged)
    ready, kept = readiness(judged), continuity(judged.program, situation)
    return started.model_copy(
        update={
            "gate": gate(requirements),
            "requirements": tuple(requirements),
            "readiness": tuple(ready),
            "yardsticks": tuple(yardsticks),
            "continuity": tuple(kept),
            "cost": cost(knowledge, situation),
            "meanings": tuple(decoded(judged)),
            "lenses": tuple(seen_through(knowledge, lens, situation) for lens in knowledge.lenses.values()),
            "gaps": tuple(gaps(judged, requirements, ready, yardsticks, kept)),
        }
    )


def _started(judged: Run, title: str) -> Review:
    """What every review begins with; where no offer may be made, the gate is failed and nothing else is judged."""
    knowledge, situation = judged.program.knowledge, judged.worlds.situation
    return Review(
        as_of=knowledge.day,
        knowledge=knowledge_used(knowledge),
        title=title,
        market=situation.market,
        case=written_case(knowledge, situation, title),
        eligibility=eligibility(judged),
        remarks=situation.remarks,
        gate=Gate(claimed="failed", evidenced="failed", governed_by=(), unshown=()),
        requirements=(),
        readiness=(),
        yardsticks=(),
        continuity=(),
        cost=None,
        meanings=(),
        lenses=(),
        gaps=(),
    )


def minimum_of(program: Program, situation: Situation) -> list[tuple[str, str]]:
    """The measures that are or may be part of the minimum offer, each with its subject."""
    ready = readiness(run(reviewing(program), Worlds(situation)))
    return [(item.measure, item.about) for each in ready for item in each.items]
