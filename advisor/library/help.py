"""The pages of help: Markdown files in `advisor/help`, which the command line, the conversation and the full screen show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from advisor.errors import UsageError
from advisor.text.nearest import did_you_mean

FOLDER = Path(__file__).parents[1] / "help"
TOPICS = {
    "start": "first memo, beginning, first steps, tutorial",
    "speaking": "speak, speaking freely, free text, answering, answers",
    "keys": "full screen, screen, keyboard, shortcuts",
    "advice": "question the advice, explanations, exploring",
    "proposals": "proposal, review, reviewing",
    "wording": "wording check, framing, phrases",
    "learning": "learn, lessons, practice, flashcards, trainees",
    "classes": "class, teaching, teachers, exercises",
    "commands": "command line, exit codes, options, scripts",
    "case files": "case file, yaml, spreadsheet",
    "extras": "missing libraries, install, installing, libraries",
    "data": "privacy, backup, uninstall, where things are kept, upgrade, files",
    "browser": "serve, serving, web",
    "knowledge": "change the knowledge, verify, rules, analysts",
    "speed": "how fast it is, benchmarks, performance",
}
"""Every page in the order of the list, with other names that lead to it."""
WIDEST_LEFT = 26
"""Maximum width of the first column of a table; longer cells stand on a line of their own."""

CODE = re.compile(r" {4}\S")
"""How a line of code begins, which is to be copied as it stands."""


@dataclass(frozen=True)
class HelpPage:
    """One page as plain lines."""

    topic: str
    title: str
    lines: tuple[str, ...]


def page_named(words: str) -> HelpPage | None:
    """The page of that topic, title or other name."""
    wanted = _plain(words)
    for topic, also in TOPICS.items():
        if wanted in (topic, *also.split(", ")):
            return page(topic)
    return next((page(topic) for topic in TOPICS if _plain(page(topic).title) == wanted), None)


def page_or_nearest(words: str) -> HelpPage:
    """The page that words name; raises UsageError with the nearest topics."""
    found = page_named(words)
    if found is None:
        others = {name: topic for topic, also in TOPICS.items() for name in (topic, *also.split(", "))}
        near = did_you_mean(_plain(words), others) or "The topics are " + ", ".join(TOPICS) + "."
        raise UsageError(f"There is no page of help about '{words}'. {near}")
    return found


def listed_topics() -> list[str]:
    """A line for each topic with its title."""
    width = max(map(len, TOPICS))
    return [f"  {topic:<{width}}  {page(topic).title}" for topic in TOPICS]


@cache
def page(topic: str) -> HelpPage:
    """The page of a topic."""
    text = (FOLDER / f"{topic.replace(' ', '-')}.md").read_text(encoding="utf-8")
    lines = tuple(plain_lines(text))
    return HelpPage(topic, lines[0], lines)


def plain_lines(markdown: str) -> Iterator[str]:
    """Simple Markdown as lines for a terminal: headings, paragraphs, items, tables of two columns, and code."""
    for block in _blocks(markdown):
        first = block[0]
        if first.startswith("#"):
            yield from ([first[2:]] if first.startswith("# ") else ["", first.lstrip("# ").upper()])
        elif first.startswith("```"):
            yield from ["", *(f"    {line}" for line in block[1:-1])]
        elif first.startswith("|"):
            yield from ["", *_table(block)]
        else:
            yield from ["", *map(_without_marks, _joined(block))]


def _blocks(markdown: str) -> Iterator[list[str]]:
    """The blocks between empty lines; code keeps its own."""
    block: list[str] = []
    for line in [*markdown.splitlines(), ""]:
        inside = bool(block) and block[0].startswith("```") and (len(block) == 1 or block[-1] != "```")
        if line.strip() or inside:
            block.append(line)
        elif block:
            yield block
            block = []


def _joined(block: Sequence[str]) -> Iterator[str]:
    """The lines of a block, with those that go on put together."""
    whole = ""
    for line in block:
        item = re.match(r"(-|\d+\.) +", line)
        if whole and not item:
            whole = f"{whole} {line.strip()}"
            continue
        if whole:
            yield whole
        # Two spaces make a column, under which the item goes on when it is wrapped.
        whole = f"{item.group(1)}  {line[item.end() :]}" if item else line
    yield whole


def _table(block: Sequence[str]) -> Iterator[str]:
    rows = [_cells(line) for line in block[2:]]
    widths = [len(left) for left, _ in rows]
    width = min(max(widths), WIDEST_LEFT)
    # Where most cells are long there is one column.
    stacked = sum(each > width for each in widths) > len(rows) // 2
    for left, right in rows:
        if stacked or len(left) > width:
            yield f"  {left}"
            left = ""
        yield f"{'':<8}{right}" if stacked else f"  {left:<{width}}  {right}"


def _cells(line: str) -> tuple[str, str]:
    left, right = (cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))[:2])
    return _without_marks(left.replace("`", "")), _without_marks(right)


def _without_marks(text: str) -> str:
    return re.sub(r"\*+(\S.*?)\*+", r"\1", text).replace("`", "'")


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").removesuffix(" please").split())
