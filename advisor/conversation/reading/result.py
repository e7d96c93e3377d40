"""What a reply comes to: an answer, or a complaint with what was perhaps meant; and the plainest words of all replies."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.model.recorded_answer import Answer
from advisor.text.safe import printable

UNSURE = {
    "unsure", "not sure", "im not sure", "i am not sure", "dont know", "i dont know", "do not know", "no idea", "unknown", "u",
}  # fmt: skip
YES = {"yes", "y", "ok", "okay", "right", "correct", "that is right", "thats right", "all right", "sure", ""}
NO = {"no", "n", "no more", "none", "nobody", "that is all", "thats all", "done", "enough", "nothing"}
MAX_TEXT_LETTERS = 2000


@dataclass(frozen=True)
class ReplyResult:
    """An answer with those that came with it, or a complaint, and perhaps what was meant."""

    answer: Answer | None = None
    complaint: str = ""
    suggestion: str = ""
    also: tuple[Answer, ...] = ()
    echo: bool = False
    """Whether to say what was understood."""
    exact: bool = True
    """Whether the text is nothing but the answer."""


def clean(text: str) -> str:
    """The text without control characters and needless space; line breaks stay, since a pasted list has its names in lines."""
    lines = (
        " ".join(line.split())
        for line in printable(text[:MAX_TEXT_LETTERS], keep="\n\t").replace("\t", "\n").split("\n")
    )
    return "\n".join(line for line in lines if line)


def plain(text: str) -> str:
    """The text in lower case without quotes and punctuation at its ends."""
    word = text.casefold().replace("\u2019", "'").replace("'", "").replace('"', "")
    return " ".join(word.strip(" .!,;:?").split())
