"""The dialogue: a frozen value that takes what a person typed and gives the next value and the turns to show."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from advisor.analysis.continuity.document import continuity_text
from advisor.conversation.answer_list import listed_answers, replaced, understood
from advisor.conversation.answers import State, replay
from advisor.conversation.commands.library import library_lines
from advisor.conversation.commands.registry import Command
from advisor.conversation.commands.what_if import EXPLORING, compared_names, nowhere
from advisor.conversation.definitions import bare, meaning, near_terms
from advisor.conversation.next_step import LISTED, Snapshot, Step, snapshot
from advisor.conversation.reading.answer import read
from advisor.conversation.reading.facts import fact_meant, row_meant, said_plainly
from advisor.conversation.reading.result import ReplyResult, clean, plain
from advisor.conversation.responses import Responder
from advisor.conversation.turns import Turn, you
from advisor.conversation.why_asked import why_measure, why_question
from advisor.documents.citations import Numbering
from advisor.engine.compile import Program
from advisor.language.command_words import find_command
from advisor.language.intents import classify
from advisor.library.help import page_named
from advisor.model.entry import Citation
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Situation, Subject
from advisor.text.nearest import by_words

if TYPE_CHECKING:
    from advisor.analysis.explanation.data import Depth

Elsewhere = Callable[[str], tuple[str, Situation] | None]
DEPTHS: dict[str, Depth] = {"in short": "sentence", "in full": "tree"}
NOT_KEPT = "This conversation is not among the saved cases."
TOLD = {
    "export": "The advice is written to a file from the command line, with the name of the case:"
    " advisor advise 'NAME' -f md -o memo.md. The name of this case is told when you stop; 'save as NAME' gives it another.",
    **dict.fromkeys(("cases", "open", "new"), NOT_KEPT),
    "settings": "There is nothing to set here.",
}
"""What is told where there is nothing more to do; sessions do more."""
PROPOSAL = (
    "Then I also ask about the package, its members and papers, and what the proposal claims and shows."
    " 'review' tells how ready it is at any time, 'gaps' lists what is missing and who answers for it."
)
NO_PROPOSAL = "There is no proposal yet. Type 'proposal' to describe one."
REFUSING = ("no", "n", "nope", "nah", "neither", "none of these", "no i did not", "wrong")
ASKED = re.compile(r"(?:what|whats|why|how|where|which|who|can|could)\b|.*\?$", re.IGNORECASE)
"""Questions, which no workload, partner or market is called."""
ABOUT_ASKING = re.compile(r"(?:do|does|did|are|is|should|would|must|can|all|so|me)\b", re.IGNORECASE)
"""What follows "why" where it asks about the conversation and not about a measure."""
DEPTH_WORDS = re.compile(rf"[\s,]+({'|'.join(DEPTHS)})$", re.IGNORECASE)


@dataclass(frozen=True)
class Dialogue:
    """A conversation at one moment; `answers` alone decide everything but the numbering of citations."""

    program: Program = field(repr=False, compare=False)
    answers: tuple[Answer, ...] = ()
    asking: Step | None = None
    suggestion: str = ""
    ended: bool = False
    cited: tuple[Citation, ...] = field(default=(), repr=False, compare=False)
    past: tuple[tuple[Answer, ...], ...] = field(default=(), repr=False, compare=False)
    variant: tuple[Answer, ...] = field(default=(), repr=False, compare=False)
    """The answers of the last "what if"."""
    saving: tuple[str, tuple[Answer, ...]] | None = field(default=None, repr=False, compare=False)
    """A name, with the answers to save under it; without answers, the case itself takes the name."""
    explained: str = field(default="", repr=False, compare=False)
    """The measure explained last."""
    elsewhere: Elsewhere = field(default=nowhere, repr=False, compare=False)
    """Finds another case by its name."""

    @cached_property
    def now(self) -> Snapshot:
        """The state of the conversation, judged; a question to be changed comes before all others."""
        found = snapshot(self.program, replay(self.program.knowledge, self.answers))
        return replace(found, step=self.asking) if self.asking else found

    @property
    def step(self) -> Step:
        """What the conversation waits for."""
        return self.now.step

    def open(self) -> tuple[Dialogue, list[Turn]]:
        """The first turns of a new conversation, or those of one that goes on."""
        responder = self.responder()
        turns = [] if self.answers else [responder.greeting()]
        if self.step.kind == "advice":
            turns.append(responder.ending_turn())
        return self.said(responder, [*turns, responder.question()])

    def reply(self, text: str) -> tuple[Dialogue, list[Turn]]:
        """Take what was typed; give the next dialogue and the turns, the person's own first."""
        typed = clean(text)
        if self.suggestion and plain(typed) in REFUSING:
            return self._refused(typed)
        command = self.command_in(typed)
        after, turns = self._obey(*command) if command else self._answer(typed)
        return after, [you(typed or "(Enter)"), *turns]

    def _refused(self, typed: str) -> tuple[Dialogue, list[Turn]]:
        """After "did you mean", no is about what was perhaps meant, and the question stands as it was."""
        responder = self.responder()
        return replace(self, suggestion="").said(responder, [you(typed), responder.question_again()])

    def command_in(self, typed: str) -> tuple[Command, str] | None:
        """The command that a text calls here, with the words after it; None if it is taken for an answer."""
        command = find_command(typed) if typed else None
        if command and command[0].name == "what is":
            # "What is the reason for this question" asks why.
            command = next((other for other in (classify(typed),) if other and not other[1]), command)
        if command and command[0].name == "help" and command[1] and page_named(command[1]) is None:
            # "Help desk" is a workload, and "help me decide" names no page.
            command = None
        if command:
            return None if self._is_answer(typed, *command) else command
        # What can be read as an answer is one; only then may freer words be a wish.
        naming = self.step.kind in ("name", "market") and not ASKED.match(typed)
        wish = None if naming else classify(typed)
        return wish if wish and (self.step.kind == "name" or self._read(typed).answer is None) else None

    def works(self, command: Command) -> bool:
        """Whether a command does anything at this moment."""
        return {
            "": True,
            "answers": bool(self.answers),
            "market": bool(self.now.state.situation.market),
            "what if": bool(self.variant),
            "question": self.step.kind in ("fact", "name", "known", "profile", "claim"),
            "proposal": self.now.state.proposal,
        }[command.needs]

    def _is_answer(self, typed: str, command: Command, rest: str) -> bool:
        if command.name == "open" and rest and self.step.kind in ("known", "fact", "name"):
            # "Open weights" is no case.
            return self.elsewhere(rest) is None
        # "stop" may be an option's word, and workloads may be called "Change management" or "Show room guide".
        if self.step.kind == "name":
            if command.name == "change":
                return bool(rest) and not rest.isdigit()
            if command.name == "compare":
                return bool(rest) and not any(found for _, found in compared_names(self, rest))
            if command.name in ("library", "settings"):
                return bool(rest)
            return command.name == "show" and rest.casefold() not in ("", "known") and self.measure_named(rest) is None
        if self.step.kind != "fact":
            return False
        if rest:
            # "Suppose trust is high" tells a fact, but not as an answer.
            return said_plainly(self.program.knowledge.questions[self.step.fact], plain(typed)) is not None
        reading = self._read(typed)
        return reading.answer is not None and not reading.echo

    def _read(self, typed: str) -> ReplyResult:
        if self.suggestion and plain(typed) in ("yes", "y", "ok", "right"):
            typed = self.suggestion
        return read(self.program, self.now, self.step, typed)

    def _answer(self, typed: str) -> tuple[Dialogue, list[Turn]]:
        reading = self._read(typed)
        if reading.answer is None:
            responder = self.responder()
            return replace(self, suggestion=reading.suggestion).said(
                responder, [responder.say("problem", reading.complaint)]
            )
        after, turns = self.record(reading.answer, *reading.also)
        if not reading.echo:
            return after, turns
        responder = self.responder()
        return after, [
            responder.say(
                "note", understood(self.program.knowledge, after.now.state.situation, [reading.answer, *reading.also])
            ),
            *turns,
        ]

    def record(self, answer: Answer, *also: Answer) -> tuple[Dialogue, list[Turn]]:
        """Record an answer and those that came with it; give the next dialogue, what changed, and the next question."""
        answers = self._replaced_name(answer) if self.asking else (*self.answers, answer)
        answers = (*answers, *also)
        after = self.with_answers(answers)
        responder = after.responder()
        # What is known about a market is confirmed first; what is not told here must not take numbers of citations.
        changed = responder.changes(self._before(answer)) if answer.sets != "market" else None
        turns = [changed] if changed else []
        if after.step.kind == "advice" and self.step.kind != "advice":
            turns.append(responder.ending_turn())
        return after.said(responder, [*turns, responder.question()])

    def _before(self, answer: Answer) -> Snapshot:
        # What is known about a market speaks only when the person has confirmed it.
        return snapshot(self.program, State()) if answer.sets == "known" else self.now

    def _replaced_name(self, answer: Answer) -> tuple[Answer, ...]:
        if answer.sets == "end":
            return (*self.answers, answer)
        return replaced(self.answers, answer)

    def with_answers(self, answers: tuple[Answer, ...]) -> Dialogue:
        """The dialogue with other answers; going back brings the present ones."""
        past = (*self.past, self.answers)
        return replace(self, answers=answers, asking=None, suggestion="", past=past, variant=(), saving=None)

    def responder(self) -> Responder:
        """What speaks of this moment, going on with the numbers of the citations."""
        return Responder(Numbering(self.program.knowledge, self.cited), self.now)

    def said(self, responder: Responder, turns: list[Turn]) -> tuple[Dialogue, list[Turn]]:
        """The dialogue after turns were said."""
        return replace(self, cited=tuple(responder.numbering.cited)), turns

    def _obey(self, command: Command, rest: str) -> tuple[Dialogue, list[Turn]]:
        obey: dict[str, Callable[[str], tuple[Dialogue, list[Turn]]]] = {
            "why": self._why,
            "how do we know": partial(self._explain, depth="tree"),
            "in full": partial(self._explain, depth="tree"),
            "in short": partial(self._explain, depth="sentence"),
            "back": self._back,
            "change": self._change,
            "add": self._add,
            "skip": self._skip,
            "show": self._show,
            "what is": self._what_is,
            "start over": self._start_over,
            "proposal": self._proposal,
            "review": self._review,
            "gaps": partial(self._review, all_gaps=True),
        }
        if command.name in obey:
            return obey[command.name](rest)
        if command.name in EXPLORING:
            return EXPLORING[command.name](self, rest)
        responder = self.responder()
        if command.name in TOLD:
            return self.said(responder, [responder.say("note", TOLD[command.name])])
        if command.name == "library":
            return self.said(responder, [responder.say("note", "\n".join(library_lines(self.program.knowledge, rest)))])
        if command.name == "continuity":
            return self.said(
                responder, [responder.say("note", "\n".join(continuity_text(self.program, self.now.state.situation)))]
            )
        if command.name == "market":
            return self.said(responder, [responder.known_notes()])
        if command.name == "quit":
            return replace(self, ended=True).said(responder, [responder.say("note", "Saved. See you.")])
        if command.name == "options":
            return self.said(responder, [responder.options()])
        if command.name == "sources":
            return self.said(responder, [responder.sources(rest)])
        turn = responder.say("check", responder.check_text()) if command.name == "check" else responder.help(rest)
        return self.said(responder, [turn])

    def _why(self, rest: str) -> tuple[Dialogue, list[Turn]]:
        responder = self.responder()
        if not rest or (ABOUT_ASKING.match(rest) and self.measure_named(rest) is None):
            return self.said(responder, [responder.say("why", "\n".join(why_question(self.now, responder.numbering)))])
        ending = DEPTH_WORDS.search(rest)
        if ending:
            return self._explain(rest[: ending.start()], DEPTHS[ending.group(1).casefold()])
        return self._explain(rest)

    def _explain(self, words: str, depth: Depth = "paragraph") -> tuple[Dialogue, list[Turn]]:
        """Why the measure that is named, or the one explained last, stands where it does."""
        responder = self.responder()
        measure = self.measure_named(words) if words else self.explained or None
        if measure is None:
            told = f"I know no measure like '{words}'." if words else "Say which measure: 'why' and some of its words."
            return self.said(responder, [responder.say("problem", f"{told} Type 'show' for the advice.")])
        lines = why_measure(self.now, measure, responder.numbering, depth)
        return replace(self, explained=measure).said(responder, [responder.say("why", "\n".join(lines))])

    def measure_named(self, words: str) -> str | None:
        """The measure that words mean, if there is one."""
        titles = {measure.title: key for key, measure in self.program.knowledge.measures.items()}
        titles |= {key.replace("-", " "): key for key in self.program.knowledge.measures}
        near = by_words(words, titles, most=1)
        return titles[near[0]] if near else None

    def _back(self, rest: str) -> tuple[Dialogue, list[Turn]]:
        if self.asking:
            after = replace(self, asking=None, suggestion="")
        elif self.answers or self.past:
            # A conversation that was saved and opened again knows its answers but not which of them were changed.
            earlier = self.past[-1] if self.past else self.answers[:-1]
            after = replace(self.with_answers(earlier), past=self.past[:-1])
        else:
            responder = self.responder()
            return self.said(responder, [responder.say("note", "This is the first question.")])
        responder = after.responder()
        return after.said(responder, [responder.question()])

    def _change(self, rest: str) -> tuple[Dialogue, list[Turn]]:
        responder = self.responder()
        rows = listed_answers(self.program.knowledge, self.now.state)
        row = row_meant(self.program, rows, rest)
        fact = fact_meant(self.program, rest) if row is None and rows else None
        if fact:
            # What has not been asked yet is asked now.
            after = replace(self, asking=Step("fact", CASE, fact), suggestion="")
            responder = after.responder()
            return after.said(responder, [responder.question()])
        if row is None:
            told = "Type 'change' and the number of an answer." if rows else "There is no answer to change yet."
            return self.said(responder, [responder.say("check", f"{responder.check_text()}\n{told}" if rows else told)])
        after = replace(self, asking=row.step, suggestion="")
        responder = after.responder()
        return after.said(responder, [responder.question()])

    def _add(self, rest: str) -> tuple[Dialogue, list[Turn]]:
        first, _, name = rest.partition(" ")
        kind, words = (first.casefold(), name) if first.casefold() in LISTED else ("workload", rest)
        if not words or not self.now.state.situation.market:
            responder = self.responder()
            return self.said(
                responder, [responder.say("problem", "Type 'add' and a workload, or 'add partner' and a name.")]
            )
        subject = Subject(kind, self.now.state.situation.count(kind))
        reading = read(self.program, self.now, Step("name", subject), words)
        if reading.answer is None or reading.answer.sets != "name":
            responder = self.responder()
            return self.said(responder, [responder.say("problem", reading.complaint or "Type a name after 'add'.")])
        # Whoever adds a subject wants the questions about it, even after the advice.
        again = (Answer("stage", value="musts"),) if self.now.state.stage in ("check", "advice") else ()
        return replace(self, asking=None).record(reading.answer, *reading.also, *again)

    def _skip(self, rest: str) -> tuple[Dialogue, list[Turn]]:
        if self.step.kind in ("fact", "claim"):
            return self.record(Answer("skip", self.step.subject, self.step.fact))
        if self.step.kind == "name":
            return self.record(Answer("end", self.step.subject))
        if self.step.kind == "known":
            return self.record(Answer("known", value=[]))
        if self.step.kind == "profile":
            return self.record(Answer("profile", self.step.subject, value="set"))
        responder = self.responder()
        return self.said(responder, [responder.say("problem", "This one cannot be skipped.")])

    def _what_is(self, rest: str) -> tuple[Dialogue, list[Turn]]:
        responder = self.responder()
        if not bare(rest):
            return self.said(responder, [responder.options()])
        lines = meaning(self.now, rest, responder.numbering)
        if lines is None:
            near = near_terms(self.program.knowledge, rest)
            told = f" The nearest are: {'; '.join(near)}." if near else " 'show' and a word looks among the measures."
            return self.said(responder, [responder.say("problem", f"I have no entry for '{bare(rest)}'.{told}")])
        return self.said(responder, [responder.say("note", "\n".join(lines)), responder.question_again()])

    def _proposal(self, rest: str) -> tuple[Dialogue, list[Turn]]:
        if self.now.state.proposal:
            return self._review("")
        responder = self.responder()
        after, turns = self.record(Answer("proposal", value="yes"), Answer("stage", value="musts"))
        told = responder.say("note", PROPOSAL)
        # What is known of a market fills the screen; what was said before it would be out of sight.
        return after, [*turns, told] if after.step.kind == "known" else [told, *turns]

    def _review(self, rest: str, all_gaps: bool = False) -> tuple[Dialogue, list[Turn]]:
        responder = self.responder()
        if not self.now.state.proposal:
            return self.said(responder, [responder.say("note", NO_PROPOSAL)])
        return self.said(responder, [responder.review_turn(all_gaps), responder.question_again()])

    def _start_over(self, rest: str) -> tuple[Dialogue, list[Turn]]:
        after = self.with_answers(())
        responder = after.responder()
        told = responder.say("note", "All answers of this case are cleared. 'back' brings them again.")
        return after.said(responder, [told, responder.question()])

    def _show(self, rest: str) -> tuple[Dialogue, list[Turn]]:
        responder = self.responder()
        if not rest:
            return self.said(responder, [responder.advice_turn()])
        if rest.casefold() == "known":
            return self.said(responder, [responder.known_notes()])
        return self._why(rest)
