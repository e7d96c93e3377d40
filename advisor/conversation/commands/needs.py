"""What there must be before a command does anything."""

from __future__ import annotations

from advisor.conversation.dialogue import Dialogue


def has_answers(dialogue: Dialogue) -> bool:
    """Whether anything was answered."""
    return bool(dialogue.answers)


def has_market(dialogue: Dialogue) -> bool:
    """Whether the market is named."""
    return bool(dialogue.now.state.situation.market)


def has_question(dialogue: Dialogue) -> bool:
    """Whether there is a question that need not be answered now."""
    return dialogue.step.kind in ("fact", "name", "known", "profile", "claim")
