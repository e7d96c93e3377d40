"""What stands around a conversation: other saved cases, and how the person wants the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from advisor.conversation.case_answers import answers_of
from advisor.conversation.turns import Kind, Turn
from advisor.errors import AdvisorError
from advisor.store.cases import list_cases, load_case
from advisor.store.recent_cases import case_lines
from advisor.store.settings import changed_by, load_settings, save_settings

if TYPE_CHECKING:
    from advisor.conversation.session import Session

NO_CASES = "No saved cases yet. Your answers are saved as you give them, and the case will stand here."


def told(text: str, kind: Kind = "note") -> Turn:
    """Something said about cases or settings."""
    return Turn("advisor", kind, text)


def cases(session: Session, rest: str) -> list[Turn]:
    """The saved cases, the one changed last first."""
    kept = list_cases(session.folder)
    if not kept:
        return [told(NO_CASES)]
    lines = case_lines(kept, session.dialogue.program.knowledge.names, datetime.now(UTC))
    return [told("\n".join(["Saved cases:", *(f"  {line}" for line in lines), "Type 'open' and a name, or 'new'."]))]


def open_case(session: Session, rest: str) -> list[Turn]:
    """Go on with another saved case in the place of this one, which stays saved."""
    if not rest:
        return cases(session, rest)
    try:
        kept = load_case(rest, session.folder)
    except AdvisorError as error:
        study = session.study_named(rest)
        if study is None:
            return [told(str(error), "problem")]
        session.take(None)
        session.start_with(answers_of(session.program, study), study.title)
        return [
            told(f"A copy of the case study is saved as '{session.name}'; change it as you like."),
            *session.opening(),
        ]
    session.take(kept)
    return session.opening()


def new(session: Session, rest: str) -> list[Turn]:
    """Begin another case; this one stays saved."""
    kept = session.name if session.number else ""
    session.take(None)
    return [*([told(f"Saved as '{kept}'.")] if kept else []), *session.opening()]


def settings(session: Session, rest: str) -> list[Turn]:
    """Tell the settings, or set one."""
    changed, words = changed_by(load_settings(session.folder), rest)
    save_settings(changed, session.folder)
    return [told(words)]


DESK: dict[str, Callable[[Session, str], list[Turn]]] = {
    "cases": cases,
    "open": open_case,
    "new": new,
    "settings": settings,
}
