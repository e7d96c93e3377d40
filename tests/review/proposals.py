"""A little knowledge folder with requirements and yardsticks, and random proposals over it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from advisor.engine.compile import Program
from advisor.engine.relevance import answers
from advisor.model.proposal import Claim
from advisor.model.situation import CASE, Place, Situation, frame_of
from advisor.model.values import Fact
from tests.little import CITED, little_program


def requirement(name: str, force: str, conditions: str = "") -> str:
    return f"""
id: {name}
title: The requirement {name}
section: papers
force: {force}
basis: order
asks: It asks for {name}.
met_when: There is {name}.
{conditions}
evidence: [a paper]
owner: anchor
confidence: verified
{CITED}
"""


YARDSTICK = f"""
id: trust-first
title: Trust comes first
commitment: security
asks: Is there trust?
speaks_for: {{all: [trust: high, some: {{workload: {{secret: yes}}}}]}}
says_for: There is trust.
speaks_against: {{trust: low}}
says_against: There is no trust.
mend: Earn it.
owner: everybody
limits: Trust is hard to see.
confidence: seed
{CITED}
"""

FILES = {
    "requirements__letter": requirement("letter", "must"),
    "requirements__guard": requirement("guard", "must", "needs: {threat: no}"),
    "requirements__price-list": requirement("price-list", "must", "applies: {wishes: {includes: price}}"),
    "requirements__vault": requirement(
        "vault", "must", "applies: {threat: yes}\nneeds: {every: {workload: {secret: yes}}}"
    ),
    "requirements__cover": requirement("cover", "should"),
    "requirements__ribbon": requirement("ribbon", "may"),
    "yardsticks__trust-first": YARDSTICK,
}


def reviewed_program(folder: Path) -> Program:
    """The little rules with requirements and a yardstick, compiled."""
    return little_program(folder, **FILES)


def claim(what: str, state: str, about: str = "", **more: str) -> Claim:
    shown = {"evidence": "a paper"} if state == "evidenced" else {}
    return Claim.model_validate({"what": what, "state": state, "about": about, **shown, **more})


def places(situation: Situation, program: Program) -> list[tuple[Place, str]]:
    """Every question about every listed subject."""
    about = program.knowledge.about
    return [
        (p, name) for p in situation.places() for name in program.knowledge.questions if frame_of(about(name)) == p.kind
    ]


def claimable(situation: Situation, program: Program) -> list[tuple[str, str, bool]]:
    """What a claim can be on, for whom, and whether the claim decides more than what shows it."""
    found = [(name, "", r.needs is None) for name, r in program.knowledge.requirements.items()]
    subjects = ["", *(f"{p.kind}: {situation.name(p)}" for p in situation.places() if p != CASE)]
    return found + [(name, about, True) for name in program.knowledge.measures for about in subjects]


@st.composite
def proposals(draw: st.DrawFn, program: Program) -> Situation:
    """A proposal of up to two workloads with some answers and some claims."""
    situation = Situation()
    for number in range(draw(st.integers(0, 2))):
        situation = situation.with_subject("workload", f"W{number}")
    for kind in ("workload", "partner", "member"):
        situation = situation.closed(kind)
    for place, name in places(situation, program):
        value = draw(st.sampled_from([None, None, *answers(program, name)]))
        if value is not None:
            situation = situation.with_fact(place, Fact(name, value))
    for what, about, decides in claimable(situation, program):
        states = [None, "claimed", "evidenced", *(["planned", "absent"] if decides else [])]
        state = draw(st.sampled_from(states))
        if state:
            situation = situation.with_claim(claim(what, state, about))
    return situation
