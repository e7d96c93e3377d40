"""Pages of help as plain lines, and where they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from advisor.conversation.dialogue import Dialogue
from advisor.conversation.reply import command_in, reply
from advisor.engine.compile import Program
from advisor.errors import UsageError
from advisor.library.help import TOPICS, page, page_named, page_or_nearest, plain_lines
from advisor.tui.app import AdvisorApp
from tests.fixtures.lesson import learn, said
from tests.fixtures.screen_driver import ready, shown

MARKDOWN = """# Title

A line with `code`, **bold** and *slanted* words
that goes on.

- one
  goes on
- two

1. first
2. second

## Part

```
advisor: 1

  - indented
```

| Type | What |
| --- | --- |
| `a`, `b` | one \\| two |
| `a very long cell of more than that` | it stands alone |
| c | the third |
"""


def test_markdown_becomes_plain_lines() -> None:
    assert list(plain_lines(MARKDOWN)) == [
        "Title",
        "",
        "A line with 'code', bold and slanted words that goes on.",
        "",
        "-  one goes on",
        "-  two",
        "",
        "1.  first",
        "2.  second",
        "",
        "PART",
        "",
        "    advisor: 1",
        "    ",
        "      - indented",
        "",
        "  a, b                        one | two",
        "  a very long cell of more than that",
        "                              it stands alone",
        "  c                           the third",
    ]


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("keys", "keys"),
        ("KEYS", "keys"),
        ("case-files", "case files"),
        ("yaml", "case files"),
        ("Check the wording of a text", "wording"),
    ],
)
def test_a_page_has_many_names(words: str, topic: str) -> None:
    assert page_named(words) is page(topic)


def test_no_page_is_guessed() -> None:
    assert page_named("key") is None
    with pytest.raises(UsageError, match="Did you mean"):
        page_or_nearest("leson")


@pytest.mark.parametrize("text", ["help keys", "/help keys", "help on keys", "help with keys please"])
def test_the_conversation_shows_a_page(little: Program, text: str) -> None:
    _, turns, _ = reply(Dialogue(little), text)

    assert (turns[-1].kind, turns[-1].text) == ("help", "\n".join(page("keys").lines))


def test_help_alone_names_the_pages(little: Program) -> None:
    _, turns, _ = reply(Dialogue(little), "help")

    assert all(topic in turns[-1].text for topic in TOPICS)


def test_a_workload_may_begin_with_help(little: Program) -> None:
    dialogue, _, _ = reply(Dialogue(little), "help")
    assert command_in(dialogue, "help desk for citizens") is None
    assert command_in(dialogue, "help me please")


def test_learning_shows_a_page(program: Program) -> None:
    assert said(learn(program, "help learning")[1]) == "\n".join(page("learning").lines)
    assert "Pages to read" in said(learn(program, "help")[1])


async def test_the_full_screen_shows_the_page_at_hand(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 24)) as pilot:
        await ready(app, pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert "why (F5)" in shown(app)
        for topic in TOPICS:
            await pilot.press("down")
            await pilot.pause()
            assert page(topic).title in shown(app)
        await pilot.press("up")
        await pilot.pause()
        first = shown(app)
        await pilot.press("pagedown")
        await pilot.pause()
        assert shown(app) != first
        assert app.screen.query_one(OptionList).highlighted == len(TOPICS) - 1
