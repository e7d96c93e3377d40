"""How firm the advice is, in words: what holds whatever is answered, what one answer would settle, what rests on one answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from advisor.analysis.counterfactuals.document import _swap, fact_name, merged, values_in_words
from advisor.analysis.counterfactuals.search import least_moved
from advisor.analysis.robustness.robustness import Outlook, outlooks, sensitivity
from advisor.analysis.subject_words import about_of_fact, subject_of
from advisor.documents.citations import Numbering
from advisor.documents.writers.plain import with_sources
from advisor.engine.run import Run
from advisor.errors import MissingExtraError
from advisor.model.situation import Subject
from advisor.text.safe import counted

MOST_NAMED = 6
MOST_LISTED = 8


def firm(found: Sequence[Outlook]) -> list[Outlook]:
    """What is recommended whatever the open answers are."""
    return [prospect for prospect in found if prospect.certain]


def undecided(found: Sequence[Outlook]) -> list[Outlook]:
    """What some answers would bring in, or make stronger."""
    return [prospect for prospect in found if prospect.certain != prospect.possible]


def robustness_sentence(judged: Run, whatever: str = "whatever you answer") -> str:
    """In one or two sentences, how much of the advice holds whatever the open answers are."""
    found = outlooks(judged)
    sure, left = firm(found), undecided(found)
    if not sure and not left:
        return ""
    these = "This recommendation holds" if len(sure) == 1 else f"These {len(sure)} recommendations hold"
    if not left:
        return f"{these} {whatever}; no open answer can add another."
    told = f"{these} {whatever}. " if sure else "Nothing is certain yet. "
    alone = [prospect for prospect in left if prospect.alone]
    rest = f"{len(left)} more may still come in or grow stronger"
    return f"{told}{rest}" + (f", {len(alone)} of them by one answer alone." if alone else ".")


def robustness_lines(judged: Run) -> list[str]:
    """What holds whatever is answered, what one answer alone would settle, and what rests on one answer."""
    found = outlooks(judged)
    sure = firm(found)
    lines = [f"These hold whatever you answer ({len(sure)}):" if sure else "Nothing holds whatever you answer, as yet."]
    lines += [f"  {p.certain:<6} {title(judged, p)}" for p in sure]
    against = [p for p in found if p.avoid == "always" and not p.certain]
    lines += [f"  avoid  {title(judged, p)}" for p in against]
    alone = [p for p in undecided(found) if p.alone]
    lines += _settled_by_one(judged, alone) if alone else []
    several = [p for p in undecided(found) if not p.alone]
    if several:
        named = "; ".join(title(judged, p) for p in several[:MOST_NAMED])
        more = f"; and {len(several) - MOST_NAMED} more" if len(several) > MOST_NAMED else ""
        lines.append(f"These need more than one further answer ({len(several)}): {named}{more}.")
    unknown = [p for p in found if not p.exact]
    if unknown:
        told = f"For {counted(len(unknown), 'measure')} there are too many open answers to try every case."
        lines.append(f"{told} {MissingExtraError('proofs')}")
    return lines + _carried_by_one(judged, sure)


def _settled_by_one(judged: Run, alone: Sequence[Outlook]) -> list[str]:
    lines = [f"One answer alone would settle these ({len(alone)}):"]
    for prospect in alone[:MOST_LISTED]:
        swaps = [(swap,) for swap in prospect.alone]
        told = [f"{fact_name(judged, *s.key)}: {values_in_words(judged, s)}" for (s,) in merged(least_moved(swaps))]
        lines += [f"  {prospect.possible:<6} {title(judged, prospect)}", f"         if {'; or '.join(told)}"]
    if len(alone) > MOST_LISTED:
        lines.append(f"  and {len(alone) - MOST_LISTED} more")
    return lines


def _carried_by_one(judged: Run, sure: Sequence[Outlook]) -> list[str]:
    carried = {key: facts for key, facts in sensitivity(judged).items() if len(facts) == 1}
    mine = [(p, carried[p.measure, p.subject][0]) for p in sure if (p.measure, p.subject) in carried]
    if not mine:
        return []
    lines = [f"These rest on one of your answers alone; if it is wrong, they change ({len(mine)}):"]
    by_fact: dict[tuple[Subject, str], list[str]] = {}
    for prospect, key in mine:
        by_fact.setdefault(key, []).append(title(judged, prospect))
    return lines + [f"  {fact_name(judged, *key)}: {'; '.join(names)}" for key, names in by_fact.items()]


def title(judged: Run, prospect: Outlook) -> str:
    """A measure with the subject it is for."""
    name = judged.worlds.situation.name(prospect.subject)
    return judged.program.knowledge.measures[prospect.measure].title + (f" ({name})" if name else "")


def holding_as_text(run: Run, width: int) -> str:
    """What holds whatever the open answers are."""
    lines = [robustness_sentence(run), "", *robustness_lines(run)]
    return with_sources(lines, Numbering(run.program.knowledge), width)


def holding_as_data(run: Run) -> dict[str, Any]:
    """What may become of every measure."""
    carried = sensitivity(run)
    measures = [
        {
            "measure": each.measure,
            "about": subject_of(run.worlds.situation, each.subject).written,
            "certain": each.certain,
            "possible": each.possible,
            "avoid": each.avoid,
            "exact": each.exact,
            "settled_by_one_answer": [_swap(run, swap) for swap in each.alone],
            "rests_on": [
                {"fact": f, "about": about_of_fact(run, p, f).written} for p, f in carried[each.measure, each.subject]
            ],
        }
        for each in outlooks(run)
    ]
    return {"schema": "advisor/robust/1", "measures": measures}
