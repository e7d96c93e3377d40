"""A session: a dialogue tied to a saved case, so that every answer is on disk before anybody sees it acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from advisor.conversation.answer_list import answers_of
from advisor.conversation.answers import replay
from advisor.conversation.commands.what_if import explore
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.reply import reply
from advisor.conversation.turns import Effect, Kind, ListCases, New, Open, Quit, Save, Set, Turn
from advisor.engine.compile import Program
from advisor.errors import AdvisorError
from advisor.files.cases.read import place_case
from advisor.model.kinds.case_study import Case
from advisor.model.knowledge import Knowledge
from advisor.model.recorded_answer import Answer
from advisor.model.situation import Situation
from advisor.store.cases import SavedCase, list_cases, load_case, new_case, save_case
from advisor.store.recent_cases import case_lines
from advisor.store.settings import changed_by, load_settings, save_settings
from advisor.text.safe import counted

UNNAMED = "New case"
NO_CASES = "No saved cases yet. Your answers are saved as you give them, and the case will stand here."


def told(text: str, kind: Kind = "note") -> Turn:
    """Something said about cases or settings."""
    return Turn("advisor", kind, text)


class Session:
    """One conversation that saves itself; both front ends drive it."""

    def __init__(self, program: Program, folder: Path | None = None, saved: SavedCase | None = None) -> None:
        self.folder, self.program = folder, program
        self.turns: list[Turn] = []
        self.ended = False
        self.take(saved)
        self.introduction = Introduction(folder, first_case=saved is None and not list_cases(folder))

    def take(self, saved: SavedCase | None) -> None:
        """Hold a saved case, or a new one; what was held before stays as it was saved."""
        self.dialogue = Dialogue(self.program, saved.answers if saved else (), elsewhere=self.elsewhere)
        self.number = saved.id if saved else 0
        self.name = saved.name if saved else ""
        # A case keeps a name that a person gave it; its own name follows its market and first workload.
        situation = self.dialogue.now.state.situation
        self.names_itself = saved is None or saved.name == own_name(self.program.knowledge, situation)
        self.knowledge_changed = bool(saved and saved.knowledge_sha256 not in ("", self.program.knowledge.sha256))

    @staticmethod
    def resume(program: Program, name: str, folder: Path | None = None) -> Session:
        """The session of a saved case; raises InputError if there is none."""
        return Session(program, folder, load_case(name, folder))

    def open(self) -> list[Turn]:
        """The first turns; for a saved case, where it stood and whether the knowledge changed since."""
        turns = self.opening()
        turns[-1:-1] = self.introduction.next()
        self.turns += turns
        return turns

    def opening(self) -> list[Turn]:
        """The turns that begin the case that is held."""
        self.dialogue, turns, _ = self.dialogue.open()
        if self.number:
            turns.insert(0, Turn("advisor", "note", self._welcome_back()))
        return turns

    def _welcome_back(self) -> str:
        told = f"Welcome back to '{self.name}'. {counted(len(self.dialogue.answers), 'answer')} kept."
        if self.knowledge_changed:
            told += " The knowledge base has changed since you saved it; the advice follows the new one."
        aside = len(self.dialogue.now.state.set_aside)
        if aside:
            told += f" Set aside, as no question fits them any more: {counted(aside, 'answer')}."
        return told

    def reply(self, text: str) -> list[Turn]:
        """Take what was typed, save, carry out what is asked for, and only then give the turns to show."""
        after, turns, effects = reply(self.dialogue, text)
        if after.answers != self.dialogue.answers:
            self._save(after)
        self.dialogue = after
        for effect in effects:
            turns += self._carry_out(effect)
        if not effects and len(turns) > 1 and not after.now.run.barred:
            turns[-1:-1] = self.introduction.next()
        self.turns += turns
        return turns

    def _carry_out(self, effect: Effect) -> list[Turn]:
        """Do what a command asks of its surroundings; give what is said of it."""
        match effect:
            case Save(name):
                return [told(self._save_as(name))]
            case Open(name):
                return self._open_case(name)
            case New():
                kept = self.name if self.number else ""
                self.take(None)
                return [*([told(f"Saved as '{kept}'.")] if kept else []), *self.opening()]
            case ListCases():
                return [told(self._saved_cases())]
            case Set(setting, value):
                settings, words = changed_by(load_settings(self.folder), f"{setting} {value}".strip())
                save_settings(settings, self.folder)
                return [told(words)]
            case Quit():
                self.ended = True
                return []

    def explore(self, supposed: tuple[Answer, ...]) -> list[Turn]:
        """Tell what would change if these were answers, and keep them aside for "take it" and "save as"."""
        self.dialogue, turns, _ = explore(self.dialogue, supposed)
        self.turns += turns
        return turns

    def _saved_cases(self) -> str:
        kept = list_cases(self.folder)
        if not kept:
            return NO_CASES
        lines = case_lines(kept, self.program.knowledge.names, datetime.now(UTC))
        return "\n".join(["Saved cases:", *(f"  {line}" for line in lines), "Type 'open' and a name, or 'new'."])

    def _open_case(self, name: str) -> list[Turn]:
        try:
            kept = load_case(name, self.folder)
        except AdvisorError as error:
            study = self.study_named(name)
            if study is None:
                return [told(str(error), "problem")]
            self.take(None)
            self.start_with(answers_of(self.program, study), study.title)
            copied = f"A copy of the case study is saved as '{self.name}'; change it as you like."
            return [told(copied), *self.opening()]
        self.take(kept)
        return self.opening()

    def _save_as(self, name: str) -> str:
        if not self.dialogue.variant:
            self.names_itself = False
            self._save(self.dialogue, name)
            return f"This case is called '{self.name}' now."
        other = Session(self.program, self.folder)
        other.start_with(self.dialogue.variant, name)
        return f"The 'what if' is saved as '{other.name}', a case of its own. This one stays as it is."

    def elsewhere(self, name: str) -> tuple[str, Situation] | None:
        """A case study or a saved case by its name, with its situation."""
        knowledge, wanted = self.program.knowledge, name.casefold().strip()
        study = self.study_named(name)
        if study:
            return study.title, place_case(knowledge, study)[0]
        for kept in list_cases(self.folder):
            if kept.name.casefold() == wanted and not kept.damaged:
                return kept.name, replay(knowledge, kept.answers).situation
        return None

    def study_named(self, name: str) -> Case | None:
        """The case study with that id or title."""
        cases, wanted = self.program.knowledge.cases, name.casefold().strip()
        named = (key for key in cases if wanted in (key, key.replace("-", " "), cases[key].title.casefold()))
        return next((cases[key] for key in named), None)

    def start_with(self, answers: Sequence[Answer], name: str) -> None:
        """Begin with answers that are already given, as from a case file, under a name."""
        self.dialogue = Dialogue(self.dialogue.program, tuple(answers), elsewhere=self.elsewhere)
        self.names_itself = False
        self._save(self.dialogue, name)

    def _save(self, dialogue: Dialogue, name: str | None = None) -> None:
        knowledge = dialogue.program.knowledge
        situation = dialogue.now.state.situation
        if not self.number:
            self.number = new_case(name or UNNAMED, self.folder)
        if name is None and self.names_itself:
            name = own_name(knowledge, situation)
        used = (knowledge.base.version, knowledge.sha256)
        self.name = save_case(self.number, dialogue.answers, used, situation.market, name, self.folder)


def own_name(knowledge: Knowledge, situation: Situation) -> str:
    """The name a case gives itself: its market and its first workload."""
    market = knowledge.names[situation.market][0] if situation.market else UNNAMED
    workloads = situation.subjects.get("workload", ())
    return f"{market}, {workloads[0][0]}" if workloads else market


FIRST_RUN_HELP = (
    "First time here? Answer as you would write to a colleague: a number, a word, or several facts in one sentence."
    " If I understand you wrongly, 'back' takes it away.",
    "Not knowing is fine: type 'unsure'. Type 'why' when you wonder why I ask, and 'what is' with any word you do not know.",
    "The advice grows as you answer: 'show' reads it, 'market' tells what I know of the country, 'help' lists the rest."
    " That is all; I will not explain myself again.",
)


class Introduction:
    """Gives one turn of help with each of the first three replies of a person's first conversation."""

    def __init__(self, folder: Path | None, first_case: bool) -> None:
        self.folder = folder
        self.left = list(FIRST_RUN_HELP) if first_case and not load_settings(folder).introduced else []

    def next(self) -> list[Turn]:
        """The next turn of help, if there is one left; after the last it is remembered."""
        if not self.left:
            return []
        text = self.left.pop(0)
        if not self.left:
            save_settings(replace(load_settings(self.folder), introduced=True), self.folder)
        return [Turn("advisor", "note", text)]
