"""What the advisor says: questions, what is known, what an answer changed, why it asks, and the advice so far."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.analysis.advice.advise import advise
from advisor.analysis.advice.data import Advice
from advisor.analysis.advice.document import advice_in_chat
from advisor.analysis.comparison.compare import what_if
from advisor.analysis.comparison.document import effect_blocks
from advisor.analysis.eligibility.document import banner, eligibility_blocks
from advisor.analysis.eligibility.judge import eligibility
from advisor.analysis.relevance.waiting import Waiting
from advisor.analysis.robustness.robustness import robustness_sentence
from advisor.conversation.answer_list import listed_answers
from advisor.conversation.answers import profile_for
from advisor.conversation.claims import asked, choices
from advisor.conversation.next_step import Snapshot, Step, unsure_musts
from advisor.conversation.reading.answer import GO_ON_BARRED, known_lines
from advisor.conversation.reading.names import candidates
from advisor.conversation.turns import Choice, Kind, Turn
from advisor.documents.citations import Numbering, cited_sources
from advisor.documents.writers import plain
from advisor.engine.run import Run
from advisor.model.kinds.question import Question
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Subject
from advisor.model.strengths import MUST, MUST_WORDS, MUSTS, RECOMMENDED
from advisor.proposals.document import chat_review_blocks, settled_blocks
from advisor.proposals.requirements import settled_claims, settled_requirements
from advisor.proposals.review import review_of
from advisor.text.safe import counted

FIRST_NAMES = {
    "member": "Who is in the consortium? Name one member, or all of them with commas.",
    "workload": "What would you run there? Name one workload, or all of them with commas.",
    "partner": "Who would be your partner in the country? Name one, or all of them with commas.",
}
NEXT_NAMES = {
    "member": "Another member? Name it, or type no.",
    "workload": "Another workload? Name it, or type no.",
    "partner": "Another partner? Name it, or type no.",
}

MAX_NAMED = 5


class Responder:
    """Says things about one moment, numbering citations as it goes."""

    def __init__(self, numbering: Numbering, now: Snapshot) -> None:
        self.numbering, self.now = numbering, now
        self.knowledge: Knowledge = now.run.program.knowledge

    def say(self, kind: Kind, text: str, choices: tuple[Choice, ...] = (), several: bool = False) -> Turn:
        """A turn with the citations numbered since the last one."""
        return Turn("advisor", kind, text, choices, several, self.numbering.take_shown())

    def greeting(self) -> Turn:
        """The first thing said."""
        return self.say(
            "greeting",
            "Welcome. I advise on security, resilience, openness and partnership measures for offering American AI in one"
            " market. Every piece of advice gives its reason and its source. Nothing leaves this machine."
            "\nType 'help' at any time, 'why' to ask why I ask, 'unsure' when you do not know, 'quick' if you are in a hurry.",
        )

    def question(self) -> Turn:
        """The present step as a question with its choices."""
        step = self.now.step
        if step.kind == "fact":
            return self._fact_question(step)
        if step.kind == "name":
            return self._name_question(step.subject.kind)
        if step.kind == "profile":
            return self._profile_question(step.subject)
        if step.kind == "claim":
            text = asked(self.knowledge, self.now.state.situation, step.subject, step.fact)
            return self.say("question", text, choices(self.knowledge, step.fact))
        if step.kind == "known":
            return self.known()
        if step.kind == "more":
            return self._more()
        if step.kind == "check":
            seen = "review" if self.now.state.proposal else "advice"
            text = self.check_text() + f"\nPress Enter for the {seen}, or type 'change' and a number."
            return self.say("check", text, (Choice("1", f"see the {seen}"),))
        if step.kind == "advice":
            return self.say("question", self._after_advice(), self._after_choices())
        if step.kind == "barred":
            return self.barred()
        return self.say("question", "Which market are you preparing for?")

    def barred(self) -> Turn:
        """The page in place of advice where no offer may be made, and how to go on."""
        lines = plain.lines(eligibility_blocks(eligibility(self.now.run)), self.numbering)
        return self.say("question", "\n".join([*lines, "", GO_ON_BARRED]).lstrip("\n"))

    def barred_if(self, supposed: Run) -> Turn:
        """The page on a supposed case in which no offer may be made."""
        lines = plain.lines(eligibility_blocks(eligibility(supposed)), self.numbering)
        return self.say("note", "\n".join(lines).lstrip("\n"))

    def counsel(self) -> list[str]:
        """The lines that say that counsel comes first; none where an offer is open."""
        found = eligibility(self.now.run)
        return list(plain.lines(eligibility_blocks(found), self.numbering)) if found.offer != "open" else []

    def _fact_question(self, step: Step) -> Turn:
        question = self.knowledge.questions[step.fact]
        text = question.ask.replace("{name}", self.now.state.situation.name(step.subject))
        if question.is_figure and question.unit:
            text += f"\nIn {question.unit}; a range is an answer too."
        known = self.now.state.situation.fact(step.subject, step.fact)
        if known and known.origin.kind == "known":
            marks = self.numbering.marks(known.origin.citations)
            text += f"\nSources say: {question.in_words(known.value)} ({known.origin.in_words()}). {marks}"
            text += "\nYour answer takes its place, so include what still holds; 'keep' leaves it as it is."
        return self.say("question", text, choices_of(question), question.takes_many)

    def _name_question(self, kind: str) -> Turn:
        first = not self.now.state.situation.count(kind)
        text = (FIRST_NAMES if first else NEXT_NAMES)[kind]
        listed = candidates(self.now.run.program, self.now, kind)
        if listed and first:
            text += "\nSources name these bodies; nobody has screened them."
        choices = [Choice(str(number), name) for number, name in enumerate(listed, 1)]
        return self.say("question", text, (*choices, Choice("no", f"no {'more' if not first else kind}")))

    def _profile_question(self, subject: Subject) -> Turn:
        name = self.now.state.situation.name(subject)
        profile = profile_for(self.knowledge, name)
        says = profile.says if profile else ""
        text = f"{name}: I take it this is {says}. Is that right?"
        return self.say("question", text, (Choice("1", "yes"), Choice("2", "let me set them")))

    def question_again(self) -> Turn:
        """The present step once more after a digression; a long list is not told twice."""
        if self.now.step.kind == "barred":
            return self.say(
                "question", f"{banner(eligibility(self.now.run))}\nType 'show' for the whole page. {GO_ON_BARRED}"
            )
        if self.now.step.kind != "known":
            return self.question()
        told = "Is what I know about the market right? Press Enter, or type the numbers of lines to correct."
        return self.say("known", told, (Choice("Enter", "all is right"),))

    def known(self) -> Turn:
        """What is known about the market, each line with source, date and confidence."""
        market = self.knowledge.markets[self.now.state.situation.market]
        facts = self.now.state.situation.facts
        names = known_lines(self.now)
        width = max(len(self.knowledge.label(name)) for name in names)
        lines = [f"{market.name}. This is what I already know, with the date of each fact and our confidence in it."]
        figures = []
        for number, name in enumerate(names, 1):
            fact, question = facts[name], self.knowledge.questions[name]
            value, origin = question.in_words(fact.value), f"{fact.origin.as_of[:7]}, {fact.origin.confidence}"
            if question.background:
                figures.append(f"{number} {question.label}: {value} ({fact.origin.as_of[:4]})")
                continue
            marks = self.numbering.marks(fact.origin.citations, most=2)
            lines.append(f"{number:>3}  {question.label:<{width}}  {value} ({origin}) {marks}")
        if figures:
            lines.append(f"     {'Figures, by number':<{width}}  {'; '.join(figures)}")
        if market.partners:
            names_of = ", ".join(candidate.name for candidate in market.partners[:6])
            marks = self.numbering.marks([c for p in market.partners for c in p.citations], most=2)
            lines.append(f"     {'Possible partners':<{width}}  {names_of}; named in sources, not screened {marks}")
        lines += self.counsel()
        lines.append("Correct lines by their numbers, or press Enter. 'show known' tells the basis of each line.")
        return self.say("known", "\n".join(lines), (Choice("Enter", "all is right"),))

    def known_notes(self) -> Turn:
        """The basis of each known fact, and the other sourced statements about the market."""
        market = self.knowledge.markets.get(self.now.state.situation.market)
        if market is None:
            return self.say("note", "Name a market first.")
        lines = [f"What sources say about {market.name}:"]
        for known in market.known:
            lines.append(f"- {self.knowledge.label(known.fact)} ({known.as_of}, {known.confidence} confidence):"
                         f" {known.note or 'as listed'} {self.numbering.marks(known.citations)}")  # fmt: skip
        for note in market.notes:
            marks = self.numbering.marks(note.citations)
            lines.append(f"- {note.title} ({note.as_of}, {note.confidence} confidence): {note.text} {marks}")
        return self.say("note", "\n".join(lines))

    def _more(self) -> Turn:
        advice = self.advice()
        musts = {r.measure for r in advice.with_status(RECOMMENDED, MUST)}
        open_now = self.now.open_all
        unsure = unsure_musts(self.now)
        asked = f"I have what I need for every {MUST_WORDS.word}: {counted(len(musts), 'measure')}."
        if unsure:
            asked = f"I have asked what I can for the {MUSTS}: {counted(len(musts), 'measure')} so far. "
            asked += f"More may become {MUSTS}; that hangs on what is not known yet: {self._named(unsure)}."
        if self.now.state.proposal:
            asked += " 'review' tells how ready the proposal is, 'gaps' what is missing."
        if not open_now:
            finish = (Choice("Enter", "check my answers, then the advice"),)
            return self.say("question", f"{asked} No open question can change the rest.", finish)
        settled = f"Up to {counted(len(open_now), 'more question')} would settle smaller points."
        choices = (Choice("1", "go on"), Choice("2", "check my answers, then the advice"))
        return self.say("question", f"{asked} {settled}", choices)

    def _named(self, waiting: list[Waiting]) -> str:
        names = [self.knowledge.label(w.fact) + self._of(w.subject) for w in waiting]
        more = f" and {len(names) - MAX_NAMED} more" if len(names) > MAX_NAMED else ""
        return ", ".join(names[:MAX_NAMED]) + more

    def _of(self, subject: Subject) -> str:
        name = self.now.state.situation.name(subject)
        return f" ({name})" if name else ""

    def _after_advice(self) -> str:
        left = len(self.now.open_all)
        still = f"{counted(left, 'question')} still open; type 'go on' to answer. " if left else ""
        return f"{still}Type 'why' and a measure for its reasons, 'change' and a number to change an answer, or 'quit'."

    def _after_choices(self) -> tuple[Choice, ...]:
        return (Choice("1", "go on"),) if self.now.open_all else ()

    def advice(self) -> Advice:
        """The advice at this moment."""
        return advise(self.now.run)

    def changes(self, before: Snapshot) -> Turn | None:
        """What the last answer changed, or nothing if it changed nothing a person would see."""
        if self.now.run.barred:
            return None
        proposal = before.state.proposal and self.now.state.proposal
        runs = before.run, self.now.run
        settled = settled_blocks(settled_requirements(*runs), settled_claims(*runs)) if proposal else ()
        lines = [*plain.lines(settled, self.numbering), *plain.lines(effect_blocks(what_if(*runs)), self.numbering)]
        return self.say("changes", "\n".join(lines)) if lines else None

    def advice_turn(self) -> Turn:
        """The advice as text, by commitment."""
        if self.now.run.barred:
            return self.barred()
        advice = advise(self.now.run, holds=robustness_sentence(self.now.run))
        market = self.knowledge.names.get(self.now.state.situation.market, ("this market",))[0]
        blocks = advice_in_chat(self.knowledge, advice, market, self._unsure())
        return self.say("advice", "\n".join([*self.counsel(), *plain.lines(blocks, self.numbering)]))

    def ending_turn(self) -> Turn:
        """What a conversation comes to: the advice, for a proposal the review, or why there is neither."""
        if self.now.run.barred:
            return self.barred()
        return self.review_turn() if self.now.state.proposal else self.advice_turn()

    def review_turn(self, all_gaps: bool = False) -> Turn:
        """The review as text."""
        if self.now.run.barred:
            return self.barred()
        blocks = chat_review_blocks(review_of(self.now.run, ""), all_gaps)
        return self.say("advice", "\n".join([*self.counsel(), *plain.lines(blocks, self.numbering)]))

    def _unsure(self) -> Iterator[tuple[str, str]]:
        """The facts nobody is sure of, each with the name of its subject."""
        situation = self.now.state.situation
        for subject in situation.all_subjects():
            for name, fact in situation.facts_at(subject).items():
                if fact.origin.kind == "unsure":
                    yield name, situation.name(subject)

    def check_text(self) -> str:
        """Every answer given, numbered, by topic."""
        rows = listed_answers(self.knowledge, self.now.state)
        return "Your answers:\n" + "\n".join(f"{row.number:>3}  {row.label}: {row.value}" for row in rows)

    def options(self) -> Turn:
        """What can be answered at this step."""
        turn = self.question()
        extra = "Or: unsure, skip, why, back, change, show, help, quit."
        return Turn("advisor", "help", f"{turn.text}\n{extra}", turn.choices, turn.several, turn.citations)

    def sources(self, wanted: str) -> Turn:
        """The numbered sources, or one of them."""
        return self.say("note", "\n".join(plain.lines(cited_sources(self.numbering, wanted), self.numbering)))


def choices_of(question: Question) -> tuple[Choice, ...]:
    """The choices of a question, with not sure last."""
    if question.is_yes_no:
        listed = [Choice("1", "yes"), Choice("2", "no")]
    else:
        listed = [Choice(str(number), o.label, o.means) for number, o in enumerate(question.options, 1)]
    if question.takes_many:
        listed.append(Choice("none", question.none or "none of these"))
    return (*listed, Choice("unsure", "not sure"))
