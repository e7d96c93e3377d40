"""What would bring a measure in or take it out, and what holds whatever is answered."""

from __future__ import annotations

import re

from advisor.analysis.counterfactuals import why_not as counterfactuals
from advisor.analysis.counterfactuals.document import MAX_SUBJECTS, why_not_blocks
from advisor.analysis.robustness.document import robustness_blocks
from advisor.analysis.robustness.robustness import robust
from advisor.conversation.commands.command import Command
from advisor.conversation.dialogue import Dialogue, has_market
from advisor.conversation.reading.hypothesis import subject_named
from advisor.conversation.turns import Reply
from advisor.documents.writers import plain
from advisor.language.lexicon import phrases
from advisor.model.strengths import MAY, MUST, MUST_WORDS, SHOULD, SHOULD_WORDS, Level

KNOWN_TOO = re.compile(r"\s*,?\s*(?:whatever is known|known too|known facts too)$", re.IGNORECASE)
LEVELS: dict[str, Level] = {
    MUST: MUST,
    SHOULD: SHOULD,
    MUST_WORDS.word.casefold(): MUST,
    SHOULD_WORDS.word.casefold(): SHOULD,
}
"""The level that people may name before a measure: "why not must failover"."""


def why_not(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """What would bring a measure in: the smallest sets of answers."""
    return _alternatives(dialogue, rest, bring_in=True)


def what_would_change(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """What would bring a measure in that is out, or take it out if it is in."""
    return _alternatives(dialogue, rest, bring_in=False)


def _alternatives(dialogue: Dialogue, rest: str, bring_in: bool) -> Reply[Dialogue]:
    run = dialogue.now.run
    known_too = bool(KNOWN_TOO.search(rest))
    chosen, words = subject_named(dialogue.now, KNOWN_TOO.sub("", rest))
    first, _, others = words.partition(" ")
    level = LEVELS.get(first.casefold()) if others else None
    measure = dialogue.measure_named(others if level else words)
    if not words or measure is None:
        missing = f"I know no measure like '{words}'." if words else "Say which measure, in some of its words."
        return dialogue.tell("problem", missing)
    title = dialogue.program.knowledge.measures[measure].title
    subjects = [subject for subject in counterfactuals.subjects_of_measure(run, measure) if chosen in (None, subject)]
    if not subjects:
        return dialogue.tell("note", f"'{title}' is judged for each workload, partner or member. Name one first.")
    out = [subject for subject in subjects if not run.outcome(measure, subject, level or MAY)[0] & 1]
    if bring_in and not out:
        hint = f"'what would change {words}' tells what would take it out."
        return dialogue.tell("note", f"'{title}' is recommended. {hint}")
    found = counterfactuals.why_not(run, measure, out if bring_in else subjects, level, known_too, MAX_SUBJECTS)
    lines = plain.lines(why_not_blocks(found), dialogue.responder().numbering)
    if found.known_may_help:
        lines.append("Add 'whatever is known' to your words to try other facts of the market too.")
    return dialogue.tell("note", "\n".join(lines))


def what_holds(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """What holds whatever is answered, and what depends on one answer."""
    return dialogue.tell(
        "note", "\n".join(plain.lines(robustness_blocks(robust(dialogue.now.run)), dialogue.responder().numbering))
    )


WHY_NOT = Command(
    "why not",
    "'why not WORDS' tells what would bring a measure in",
    phrases("why not"),
    why_not,
    takes=phrases(
        "why not / why dont you recommend / why do you not recommend / why isnt there / "
        "why didnt you recommend / why no"
    ),
    beginnings=phrases(
        "how come there is no / how come theres no / how come no / how come you dont recommend / "
        "how come you do not recommend / how come you didnt include / why is there no / why are there no / "
        "why isnt there / why arent there / why isnt / why arent / why is it not / why wouldnt you recommend / "
        "why didnt you recommend / why dont you suggest / why dont we need / why no / "
        "how come you didnt suggest / how come you didnt recommend / how come you dont suggest"
    ),
    wants="a measure",
    needs=has_market,
    advises=True,
)
WHAT_WOULD_CHANGE = Command(
    "what would change",
    "'what would change WORDS' tells what would take a measure out, or in",
    phrases("what would change"),
    what_would_change,
    takes=phrases(
        "what would change / what would take out / what changes / how could i drop / how do i get rid of / "
        "what would remove"
    ),
    beginnings=phrases(
        "what would it take to change / what would it take to drop / what would it take to bring in / "
        "what would drop / what could change / what might change / what would flip / what would get rid of / "
        "what would make you drop / what would make you recommend / what would bring in / "
        "what would get me out of"
    ),
    wants="a measure",
    needs=has_market,
    advises=True,
)
WHAT_HOLDS = Command(
    "what holds",
    "what holds whatever you answer, and what rests on one answer",
    phrases(
        "what holds / how sure / how sure are you / how firm is this / robust / what is certain / "
        "which of these hold / how robust is this / how certain is this / what is settled / how solid is this / "
        "which advice holds / what is firm"
    ),
    what_holds,
    mentions=phrases(
        "regardless / whatever we / whatever i / whatever they / no matter what / how sure / how certain / "
        "how confident / how firm / how solid / how robust / set in stone / safe to say / rely on"
    ),
    needs=has_market,
    advises=True,
)
