"""The corpus of utterances: what people would type, and what a careful listener would take from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from advisor.conversation.definitions import bare, measure_meant, term_meant
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.next_step import Step
from advisor.conversation.reply import command_in, reply
from advisor.engine.compile import Program
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Subject, scope_of

FOLDER = Path(__file__).with_name("corpus")
BEFORE = (
    Answer("market", value="AE"),
    Answer("known", value=[]),
    Answer("name", Subject("workload"), value="Intranet"),
    Answer("profile", Subject("workload"), value="set"),
    Answer("name", Subject("partner"), value="Gulf Integration"),
)
"""A case in the middle of its conversation."""
Verdict = str


@dataclass(frozen=True)
class Utterance:
    """One thing typed at one point of the conversation."""

    at: str
    says: str
    means: Any
    voice: str

    @property
    def unseen(self) -> bool:
        """Whether it is in the half that nobody looks at while tuning."""
        return sha256(self.says.encode()).digest()[0] % 2 == 1


def utterances() -> list[Utterance]:
    """Every utterance of all voices."""
    return [
        Utterance(each["at"], each["says"], _in_words(each["means"]), file.stem)
        for file in sorted(FOLDER.glob("*.yaml"))
        for each in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def _in_words(means: Any) -> Any:
    """A meaning with yes and no as words, as the conversation records them."""
    if isinstance(means, dict):
        return {key: _in_words(value) for key, value in means.items()}
    return {True: "yes", False: "no"}[means] if isinstance(means, bool) else means


def dialogue_at(program: Program, at: str) -> Dialogue:
    """A conversation that waits for what an utterance answers."""
    if at == "market":
        return Dialogue(program)
    if at == "known":
        return Dialogue(program, BEFORE[:1])
    if at in ("workload-name", "partner-name"):
        return Dialogue(program, BEFORE[:2], asking=Step("name", Subject(at.removesuffix("-name"))))
    if at in ("more", "advice"):
        return Dialogue(program, BEFORE, asking=Step("more" if at == "more" else "advice"))
    frame = scope_of(program.knowledge.about(at))
    return Dialogue(program, BEFORE, asking=Step("fact", CASE if frame == "case" else Subject(frame), at))


def taken(dialogue: Dialogue, says: str) -> dict[str, Any]:
    """What the conversation takes from an utterance; empty if it asks back."""
    command = command_in(dialogue, says.strip())
    if command:
        return {"command": command[0].name.replace(" ", "-"), "rest": command[1]}
    after, _, _ = reply(dialogue, says)
    found: dict[str, Any] = {}
    for answer in [each for each in after.answers if each not in dialogue.answers]:
        if answer.sets == "fact":
            found[answer.fact] = answer.value
        elif answer.sets == "name":
            found.setdefault(f"{answer.subject.kind}s", []).append(answer.value)
        elif answer.sets == "end":
            found["end"] = f"{answer.subject.kind}s"
        elif answer.sets == "known":
            found["known"] = answer.value or "right"
        elif answer.sets == "stage":
            found["more"] = {"everything": "go-on", "check": "check"}.get(answer.value, answer.value)
        else:
            found[answer.sets] = answer.value
    return found


def judged(program: Program, one: Utterance) -> tuple[Verdict, dict[str, Any]]:
    """Whether an utterance is taken right, in part, wrongly, or not at all."""
    dialogue = dialogue_at(program, one.at)
    found = taken(dialogue, one.says)
    if isinstance(one.means, dict) and "command" in one.means:
        if "command" not in found:
            return ("wrong" if found else "asked"), found
        right = found["command"] == one.means["command"] and _about(dialogue, one.means, found["rest"])
        return ("right" if right else "misread"), found
    if "command" in found:
        alike = found["command"] == "skip" and one.means == "skip"
        return ("right" if alike else "misread"), found
    if one.means == "ask":
        return ("wrong" if found else "right"), found
    wanted = {one.at: "unsure"} if one.means == "unsure" else dict(one.means) if isinstance(one.means, dict) else {}
    if not found:
        return ("offered" if _offered(dialogue, one.says, wanted) else "asked"), found
    return _compared(wanted, found), found


def _offered(dialogue: Dialogue, says: str, wanted: dict[str, Any]) -> bool:
    """Whether the question back offers what was meant, so that "yes" is enough."""
    after, _, _ = reply(dialogue, says)
    return bool(after.suggestion) and _compared(wanted, taken(after, "yes")) == "right"


def _compared(wanted: Mapping[str, Any], found: dict[str, Any]) -> Verdict:
    if any(not _same(found[key], wanted.get(key)) for key in found if key != "end"):
        return "wrong"
    if "end" in found and "end" not in wanted and not {"workloads", "partners"} & set(wanted):
        return "wrong"
    return "right" if set(wanted) <= set(found) else "partly"


def _same(found: Any, wanted: Any) -> bool:
    one, other = _plain(found), _plain(wanted)
    return bool(one == other or (str(wanted).endswith("+") and one[0] == other[0] and len(one) == 2))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(str(each).casefold() for each in value)
    text = str(value).casefold()
    try:
        # "4+" is a range up to the highest number allowed.
        return [float(part) for part in text.removesuffix("+").split("-")]
    except ValueError:
        return text


def _about(dialogue: Dialogue, means: Mapping[str, Any], rest: str) -> bool:
    about = means.get("about")
    knowledge = dialogue.program.knowledge
    if not isinstance(about, str) or means["command"] not in ("what-is", "why", "why-not"):
        return True
    if means["command"] == "what-is":
        return about in (term_meant(knowledge, bare(rest)), measure_meant(knowledge, bare(rest)))
    return dialogue.measure_named(rest) == about
