"""What may become of each measure as questions are answered: what holds whatever the answers, what can still come, and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from advisor.analysis.counterfactuals.search import AnswerChange, least_moved, moved
from advisor.analysis.counterfactuals.why_not import change_in_words, changed_answer, merged, reach
from advisor.analysis.eligibility.judge import eligibility
from advisor.analysis.relevance.waiting import asking_order
from advisor.analysis.robustness.data import GivenAnswer, MeasureOutlook, Robustness
from advisor.analysis.subject_words import about_of_fact, subject_of
from advisor.engine.certainty import Certainty, Query, certainties
from advisor.engine.equivalence import distinguishable_answers
from advisor.engine.run import Run, not_settled, read_below, run
from advisor.engine.worlds import Change, each
from advisor.model.conditions import Leaf
from advisor.model.situation import Subject
from advisor.model.strengths import AVOID, LEVELS, MAY, STRENGTHS, Level, Strength

Key = tuple[Subject, str]
WHATEVER = "whatever you answer"


@dataclass(frozen=True)
class Outlook:
    """What may become of one measure for one subject."""

    measure: str
    subject: Subject
    certain: Strength | None
    """The strength it has at least, whatever is answered."""
    possible: Strength | None
    """The highest strength that some answers give it."""
    avoid: Certainty
    exact: bool
    """Whether all completions were judged; otherwise `possible` may be too high and `certain` too low."""
    alone: tuple[AnswerChange, ...] = ()
    """The single answers that give it its possible strength."""

    @property
    def settled(self) -> bool:
        """Whether no answer can change where it stands."""
        return self.certain == self.possible and self.avoid in ("always", "never")


def outlooks(judged: Run) -> list[Outlook]:
    """For every measure and subject on which a rule could speak, what may become of it."""
    if judged.barred & 1:
        return []
    outcomes = judged.program.outcomes
    keys = [(measure, subject) for measure, scope in outcomes for subject in judged.subjects_of(scope)]
    queries = {(subject, lit) for measure, subject in keys for lit in outcomes[measure, subject.kind].values()}
    known = certainties(judged, sorted(queries))
    bare = [_prospect(judged, measure, subject, known) for measure, subject in keys]
    alone = _alone(judged, [prospect for prospect in bare if prospect.certain != prospect.possible])
    return [_with_alone(prospect, alone) for prospect in bare]


def _prospect(judged: Run, measure: str, subject: Subject, known: dict[Query, Certainty]) -> Outlook:
    levels = judged.program.outcomes[measure, subject.kind]
    told = {level: known[subject, literal] for level, literal in levels.items()}
    certain = next((s for s in STRENGTHS if told.get(s) == "always"), None)
    possible = next((s for s in STRENGTHS if told.get(s, "never") != "never"), None)
    exact = "not known" not in told.values()
    return Outlook(measure, subject, certain, possible, told.get(AVOID, "never"), exact)


def _alone(judged: Run, unsettled: list[Outlook]) -> dict[tuple[str, Subject], tuple[AnswerChange, ...]]:
    answers = list(_single_answers(judged, unsettled))
    worlds = each(judged.worlds.situation, [(Change(a.subject, a.fact, a.value),) for a in answers])
    after = run(judged.program, worlds)
    found = {}
    for prospect in unsettled:
        plane, _ = after.outcome(prospect.measure, prospect.subject, prospect.possible or MAY)
        found[prospect.measure, prospect.subject] = tuple(a for n, a in enumerate(answers) if plane >> n & 1)
    return found


def _single_answers(judged: Run, unsettled: Iterable[Outlook]) -> Iterable[AnswerChange]:
    situation, program = judged.worlds.situation, judged.program
    read: dict[Key, set[Leaf]] = {}
    for prospect in unsettled:
        level: Level = prospect.possible or MAY
        literal = program.outcomes[prospect.measure, prospect.subject.kind][level]
        for (subject, fact), leaves in read_below(judged, prospect.subject, literal).items():
            if not_settled(situation, subject, fact):
                read.setdefault((subject, fact), set()).update(leaves)
    order = asking_order(program)
    for subject, fact in sorted(read, key=lambda key: (order[key[1]], key[0])):
        question, known = program.knowledge.questions[fact], situation.value(subject, fact)
        for alike in distinguishable_answers(question, read[subject, fact], known, known):
            yield AnswerChange(subject, fact, alike.value, alike.others, moved(known, alike.value))


def _with_alone(prospect: Outlook, alone: dict[tuple[str, Subject], tuple[AnswerChange, ...]]) -> Outlook:
    found = alone.get((prospect.measure, prospect.subject), ())
    return replace(prospect, alone=found) if found else prospect


def sensitivity(judged: Run) -> dict[tuple[str, Subject], list[Key]]:
    """By measure and subject, the answers of which another value alone moves where it stands; what is known stays."""
    program, situation = judged.program, judged.worlds.situation
    order = asking_order(program)
    tried: list[tuple[Key, Change]] = []
    for subject in situation.all_subjects():
        for name, fact in sorted(situation.facts_at(subject).items(), key=lambda item: order[item[0]]):
            if fact.origin.kind not in ("answered", "assumed") or fact.value is None:
                continue
            question = program.knowledge.questions[name]
            for alike in distinguishable_answers(question, program.leaves.get(name, ()), None, fact.value):
                tried.append(((subject, name), Change(subject, name, alike.value)))
    after = run(program, each(situation, [(change,) for _, change in tried]))
    return {
        (measure, subject): _moving(judged, after, measure, subject, [key for key, _ in tried])
        for measure, scope in program.outcomes
        for subject in judged.subjects_of(scope)
    }


def _moving(judged: Run, after: Run, measure: str, subject: Subject, keys: list[Key]) -> list[Key]:
    moved = 0
    for level in LEVELS:
        now = judged.outcome(measure, subject, level)[0] & 1
        stands = after.outcome(measure, subject, level)[0]
        moved |= stands ^ after.worlds.everywhere if now else stands
    # Where an answer bars the whole offer, that is told of the offer and not of each measure.
    moved &= ~after.barred
    return list(dict.fromkeys(key for number, key in enumerate(keys) if moved >> number & 1))


def robustness_sentence(run: Run, whatever: str = WHATEVER) -> str:
    """In one or two sentences, how much of the advice holds whatever the open answers are."""
    return sentence_of_outlooks(outlooks(run), whatever)


def sentence_of_outlooks(found: Sequence[Outlook], whatever: str = WHATEVER) -> str:
    """The same, of outlooks that were found already."""
    sure = [outlook for outlook in found if outlook.certain]
    left = [outlook for outlook in found if outlook.certain != outlook.possible]
    if not sure and not left:
        return ""
    these = "This recommendation holds" if len(sure) == 1 else f"These {len(sure)} recommendations hold"
    if not left:
        return f"{these} {whatever}; no open answer can add another."
    told = f"{these} {whatever}. " if sure else "Nothing is certain yet. "
    alone = [outlook for outlook in left if outlook.alone]
    rest = f"{len(left)} more may still come in or grow stronger"
    if not alone:
        return f"{told}{rest}."
    by_one = "" if len(left) == 1 else "each " if len(alone) == len(left) else f"{len(alone)} of them "
    return f"{told}{rest}, {by_one}by one answer alone."


def robust(run: Run) -> Robustness:
    """What may become of every measure as questions are answered."""
    found, carried = outlooks(run), sensitivity(run)
    measures = tuple(_outlook(run, each, carried[each.measure, each.subject]) for each in found)
    return Robustness(eligibility=eligibility(run), holds=sentence_of_outlooks(found), measures=measures)


def _outlook(run: Run, outlook: Outlook, carried: Iterable[tuple[Subject, str]]) -> MeasureOutlook:
    named = subject_of(run.worlds.situation, outlook.subject)
    smallest = merged(least_moved([(change,) for change in outlook.alone]))
    return MeasureOutlook(
        measure=outlook.measure,
        title=run.program.knowledge.measures[outlook.measure].title,
        about=named.written,
        subject_kind=named.kind,
        subject_name=named.name,
        certain=outlook.certain,
        possible=outlook.possible,
        avoid=outlook.avoid,
        exact=outlook.exact,
        settled_by_one_answer=tuple(changed_answer(run, change) for change in outlook.alone),
        settled_in_words=tuple(sorted((change_in_words(run, change) for (change,) in smallest), key=reach)),
        rests_on=tuple(_given(run, subject, fact) for subject, fact in carried),
    )


def _given(run: Run, subject: Subject, fact: str) -> GivenAnswer:
    about = about_of_fact(run, subject, fact)
    return GivenAnswer(
        fact=fact,
        about=about.written,
        subject_kind=about.kind,
        subject_name=about.name,
        label=run.program.knowledge.label(fact),
    )
