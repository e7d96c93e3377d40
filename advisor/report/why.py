"""Where a measure stands for a case, as text: the same words that the conversation uses."""

from __future__ import annotations

import re
import textwrap

from advisor.dialogue.numbering import Numbering, reference
from advisor.dialogue.record import State
from advisor.dialogue.steps import Moment, Step
from advisor.dialogue.why import why_measure
from advisor.engine.run import Run
from advisor.errors import InputError
from advisor.nearest import did_you_mean, nearest


def why_as_text(run: Run, measure: str, title: str, width: int) -> str:
    """The explanation of one measure; raises InputError with the nearest names if there is no such measure."""
    knowledge = run.program.knowledge
    key = measure if measure in knowledge.measures else None
    if key is None:
        titles = {entry.title: name for name, entry in knowledge.measures.items()}
        near = nearest(measure, titles, most=1, least=90)
        key = titles[near[0]] if near else None
    if key is None:
        raise InputError(f"There is no measure '{measure}'. {did_you_mean(measure, knowledge.measures)}".rstrip())
    numbering = Numbering(knowledge)
    now = Moment(State(situation=run.worlds.situation), run, Step("advice"), (), ())
    lines = [f"Case: {title}", *why_measure(now, key, numbering), "", "Sources"]
    lines += [f"[{number}] {reference(knowledge, c)}: {c.supports}" for number, c in enumerate(numbering.cited, 1)]
    return "".join(f"{wrapped(line, width)}\n" for line in lines)


def wrapped(line: str, width: int) -> str:
    """A line wrapped so that its continuation stands under its text: after a sign, a dash or a number in brackets."""
    indent = len(line) - len(line.lstrip())
    sign = re.match(r"[-+?] |\[\d+\] ", line.lstrip())
    hanging = " " * (indent + (len(sign.group()) if sign else 0))
    return textwrap.fill(line, max(width, 20), initial_indent="", subsequent_indent=hanging, break_on_hyphens=False)
