"""The command that shows how the advice would change with other answers."""

from __future__ import annotations

from advisor.engine.compile import Program
from advisor.model.kinds.case_study import Case


def saved_as(program: Program, case: Case, name: str) -> str:
    """Save a variant as a case of its own; give the name it has."""
    from advisor.conversation.case_answers import answers_of
    from advisor.conversation.session import Session

    session = Session(program)
    session.start_with(answers_of(program, case), name)
    return session.name
