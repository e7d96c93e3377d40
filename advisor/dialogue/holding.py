"""How firm the advice is, in words: what holds whatever is answered, what one answer would settle, what rests on one answer."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.dialogue.alternatives import fact_name, merged, values_in_words
from advisor.engine.flips import flips
from advisor.engine.prospects import Prospect, prospects
from advisor.engine.run import Run
from advisor.engine.smallest import least_moved
from advisor.errors import MissingExtraError
from advisor.model.situation import Place
from advisor.model.text import counted

MOST_NAMED = 6
MOST_LISTED = 8


def firm(found: Sequence[Prospect]) -> list[Prospect]:
    """What is recommended whatever the open answers are."""
    return [prospect for prospect in found if prospect.certain]


def undecided(found: Sequence[Prospect]) -> list[Prospect]:
    """What some answers would bring in, or make stronger."""
    return [prospect for prospect in found if prospect.certain != prospect.possible]


def holding_sentence(judged: Run, whatever: str = "whatever you answer") -> str:
    """In one or two sentences, how much of the advice holds whatever the open answers are."""
    found = prospects(judged)
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


def holding_lines(judged: Run) -> list[str]:
    """What holds whatever is answered, what one answer alone would settle, and what rests on one answer."""
    found = prospects(judged)
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


def _settled_by_one(judged: Run, alone: Sequence[Prospect]) -> list[str]:
    lines = [f"One answer alone would settle these ({len(alone)}):"]
    for prospect in alone[:MOST_LISTED]:
        swaps = [(swap,) for swap in prospect.alone]
        told = [f"{fact_name(judged, *s.key)}: {values_in_words(judged, s)}" for (s,) in merged(least_moved(swaps))]
        lines += [f"  {prospect.possible:<6} {title(judged, prospect)}", f"         if {'; or '.join(told)}"]
    if len(alone) > MOST_LISTED:
        lines.append(f"  and {len(alone) - MOST_LISTED} more")
    return lines


def _carried_by_one(judged: Run, sure: Sequence[Prospect]) -> list[str]:
    carried = {key: facts for key, facts in flips(judged).items() if len(facts) == 1}
    mine = [(p, carried[p.measure, p.place][0]) for p in sure if (p.measure, p.place) in carried]
    if not mine:
        return []
    lines = [f"These rest on one of your answers alone; if it is wrong, they change ({len(mine)}):"]
    by_fact: dict[tuple[Place, str], list[str]] = {}
    for prospect, key in mine:
        by_fact.setdefault(key, []).append(title(judged, prospect))
    return lines + [f"  {fact_name(judged, *key)}: {'; '.join(names)}" for key, names in by_fact.items()]


def title(judged: Run, prospect: Prospect) -> str:
    """A measure with the subject it is for."""
    name = judged.worlds.situation.name(prospect.place)
    return judged.program.knowledge.measures[prospect.measure].title + (f" ({name})" if name else "")
