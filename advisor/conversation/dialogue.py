"""The dialogue: a frozen value, replayed from recorded answers; it says, asks and records, and knows no command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from advisor.conversation.answer_list import replaced, without_old_government
from advisor.conversation.answers import State, replay
from advisor.conversation.next_step import Snapshot, Step, snapshot
from advisor.conversation.reading.answer import read
from advisor.conversation.reading.result import ReplyResult, plain
from advisor.conversation.responses import Responder
from advisor.conversation.turns import Kind, Reply, Turn
from advisor.documents.citations import Numbering
from advisor.engine.compile import Program
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.language.lexicon import phrases
from advisor.model.entry import Citation
from advisor.model.recorded_answer import Answer
from advisor.model.situation import Situation
from advisor.text.nearest import by_words

Elsewhere = Callable[[str], tuple[str, Situation] | None]
ACCEPTING = phrases(
    "yes / y / ok / okay / right / yep / yeah / yup / sure / correct / exactly / indeed / please / please do / yes please"
    " / yes thats it / yes that is it / thats it / that is it / yes thats right / thats right / that is right / yes it is"
    " / yes i did / yes i do / yes exactly / yes correct / i did / i do"
)
"""What takes a suggestion."""


def nowhere(name: str) -> tuple[str, Situation] | None:
    """No other cases."""
    return None


@dataclass(frozen=True)
class Dialogue:
    """A conversation at one moment; `answers` alone decide everything but the numbering of citations."""

    program: Program = field(repr=False, compare=False)
    answers: tuple[Answer, ...] = ()
    asking: Step | None = None
    suggestion: str = ""
    """What was perhaps meant, as it would be typed; "yes" takes it."""
    unclear: str = ""
    """What was typed last, where it is an answer and a command; the person is asked which."""
    cited: tuple[Citation, ...] = field(default=(), repr=False, compare=False)
    past: tuple[tuple[Answer, ...], ...] = field(default=(), repr=False, compare=False)
    variant: tuple[Answer, ...] = field(default=(), repr=False, compare=False)
    """The answers of the last "what if"."""
    explained: str = field(default="", repr=False, compare=False)
    """The measure explained last."""
    elsewhere: Elsewhere = field(default=nowhere, repr=False, compare=False)
    """Finds another case by its name."""

    @cached_property
    def now(self) -> Snapshot:
        """The state of the conversation, judged; a question to be changed comes before all others."""
        now = snapshot(self.program, replay(self.program.knowledge, self.answers))
        return replace(now, step=self.asking) if self.asking else now

    @property
    def step(self) -> Step:
        """What the conversation waits for."""
        return self.now.step

    @cached_property
    def _readings(self) -> dict[str, ReplyResult]:
        return {}

    def read(self, typed: str) -> ReplyResult:
        """What a text answers at this moment; it is read once, however often that is asked."""
        if typed not in self._readings:
            said = plain(typed).replace(",", "")
            taken = self.suggestion and said in (*ACCEPTING, plain(self.suggestion))
            self._readings[typed] = read(self.program, self.now, self.step, self.suggestion if taken else typed)
        return self._readings[typed]

    def open(self) -> Reply[Dialogue]:
        """The first turns of a new conversation, or those of one that goes on."""
        responder = self.responder()
        turns = [] if self.answers else [responder.greeting()]
        if self.step.kind == "advice":
            turns.append(responder.ending_turn())
        return self.said(responder, [*turns, responder.question()])

    def record(self, answer: Answer, *also: Answer) -> Reply[Dialogue]:
        """Record an answer and those that came with it; give the next dialogue, what changed, and the next question."""
        answers = self._replaced_name(answer) if self.asking else (*self.answers, answer)
        answers, gone = without_old_government(self.program.knowledge, self.now.state, answers, answer)
        after = self.with_answers((*answers, *also))
        responder = after.responder()
        # What is known about a market is confirmed first; what is not told here must not take numbers of citations.
        changed = responder.changes(self._before(answer)) if answer.sets != "market" else None
        turns = [responder.say("note", gone)] if gone else []
        turns += [changed] if changed else []
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
        return replace(self, answers=answers, asking=None, suggestion="", unclear="", past=past, variant=())

    def judged(self, answers: tuple[Answer, ...]) -> Run:
        """The rules judged for other answers."""
        return run(self.program, Worlds(replay(self.program.knowledge, answers).situation))

    def responder(self) -> Responder:
        """What speaks of this moment, going on with the numbers of the citations."""
        return Responder(Numbering(self.program.knowledge, self.cited), self.now)

    def said(self, responder: Responder, turns: list[Turn]) -> Reply[Dialogue]:
        """The dialogue after turns were said."""
        after = replace(self, cited=tuple(responder.numbering.cited))
        if "now" in vars(self):
            # Numbers of citations judge nothing; what was judged once holds on.
            vars(after)["now"] = self.now
        return Reply(after, turns)

    def tell(self, kind: Kind, text: str) -> Reply[Dialogue]:
        """Say something and leave all else as it is."""
        responder = self.responder()
        return self.said(responder, [responder.say(kind, text)])

    def ask(self) -> Reply[Dialogue]:
        """Ask the present question."""
        responder = self.responder()
        return self.said(responder, [responder.question()])

    def measure_named(self, words: str) -> str | None:
        """The measure that words mean, if there is one."""
        titles = {measure.title: key for key, measure in self.program.knowledge.measures.items()}
        titles |= {key.replace("-", " "): key for key in self.program.knowledge.measures}
        near = by_words(words, titles, most=1)
        return titles[near[0]] if near else None


def has_answers(dialogue: Dialogue) -> bool:
    """Whether anything was answered."""
    return bool(dialogue.answers)


def has_market(dialogue: Dialogue) -> bool:
    """Whether the market is named."""
    return bool(dialogue.now.state.situation.market)


def has_question(dialogue: Dialogue) -> bool:
    """Whether there is a question that need not be answered now."""
    return dialogue.step.kind in ("fact", "name", "known", "profile", "claim")
