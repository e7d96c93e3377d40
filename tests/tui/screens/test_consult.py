"""The consult screen, driven with keys: a whole case, the panel, a recommendation, leaving and coming back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.widgets import Input, OptionList, Tree

from advisor.conversation.dialogue import Dialogue
from advisor.conversation.reply import reply
from advisor.engine.compile import Program
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.consult import ConsultScreen
from advisor.tui.screens.help import HelpScreen
from advisor.tui.screens.home import HomeScreen
from advisor.tui.screens.recommendation import RecommendationScreen
from advisor.tui.screens.talk import Conversation
from advisor.tui.widgets.prose import Prose
from advisor.tui.widgets.question_box import QuestionBox
from tests.fixtures.screen_driver import ANSWERS, new_case, ready, say, say_all, session, shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_an_officer_reaches_the_advice_and_its_sources(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        await new_case(app, pilot)
        for text in ANSWERS:
            await say(app, pilot, text)
        assert session(app).dialogue.step.kind == "more"
        assert "do not read" not in str(session(app).turns)
        await say(app, pilot, "2")
        await say(app, pilot, "")
        assert session(app).dialogue.step.kind == "advice"

        await pilot.press("f2", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, RecommendationScreen)
        assert "must" in shown(app)
        assert app.screen.query_one("#tree", Tree).root.children
        assert "[1]" in app.screen.query_one("#sources", Prose).text
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ConsultScreen)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_the_screen_shows_the_same_turns_as_the_dialogue(data: Path, program: Program) -> None:
    app = AdvisorApp()
    dialogue, turns, _ = Dialogue(program).open()
    said = list(turns)
    for text in [*ANSWERS, "why", "what holds", "back", "no", "2", "", "why failover"]:
        dialogue, turns, _ = reply(dialogue, text)
        said += turns
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        for text in [*ANSWERS, "why", "what holds", "back", "no", "2", "", "why failover"]:
            await say(app, pilot, text)

        assert session(app).turns == said


async def test_a_case_is_resumed_at_the_next_open_question(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await new_case(app, pilot)
        await say_all(app, pilot, ANSWERS[:8])
        step = session(app).dialogue.step
        await say(app, pilot, "quit")
        assert isinstance(app.screen, HomeScreen)
    again = AdvisorApp()
    async with again.run_test(size=(100, 30)) as pilot:
        await ready(again, pilot)
        assert "United Arab Emirates, Bank" in shown(again)
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()

        assert session(again).dialogue.step == step
        assert "Welcome back" in session(again).turns[0].text


async def test_choices_can_be_taken_with_arrows_space_and_mouse(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "UAE")
        await say(app, pilot, "")
        await pilot.press("down", "space", "down", "down", "space", "enter")
        await pilot.pause()
        (answer,) = [a for a in session(app).dialogue.answers if a.fact == "sovereignty-meaning"]
        assert answer.value == ["control-of-data", "continuity"]
        await say(app, pilot, "none")
        assert await pilot.click("#choices", offset=(4, 1))
        await pilot.pause()

        (answer,) = [a for a in session(app).dialogue.answers if a.fact == "provider-trust"]
        assert answer.value == "mixed"


async def test_several_choices_can_be_marked_by_digits_and_by_clicks(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "UAE")
        await say(app, pilot, "")
        await pilot.press("down", "3", "5", "5")
        assert await pilot.click("#choices", offset=(4, 0))
        await pilot.pause()
        assert app.screen.query_one(QuestionBox).marked == {0, 2}
        assert "sends 1 and 3" in shown(app)
        assert await pilot.click("#send")
        await pilot.pause()

        (answer,) = [a for a in session(app).dialogue.answers if a.fact == "sovereignty-meaning"]
        assert answer.value == ["control-of-data", "continuity"]


async def test_typing_while_on_the_choices_goes_to_the_line(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "UAE")
        await say(app, pilot, "")
        await pilot.press("down", "w", "h", "y")

        assert app.screen.query_one("#line", Input).value == "why"


async def test_text_from_people_is_never_markup(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        for text in (*ANSWERS[:6], "[red]x[/red] [bold", "unsure", "unsure", "unsure"):
            await say(app, pilot, text)

        assert "[red]x[/red] [bold" in shown(app)


async def test_keys_that_would_do_nothing_are_not_offered(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        assert not {"f6", "f7"} & app.screen.active_bindings.keys()
        await say(app, pilot, "UAE")

        assert {"f5", "f6", "f7", "f8"} <= app.screen.active_bindings.keys()


@pytest.mark.parametrize("size", [(20, 10), (40, 15), (10, 5)])
async def test_a_tiny_terminal_does_not_fail(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        await new_case(app, pilot)
        for text in ANSWERS[:10]:
            await say(app, pilot, text)
        await pilot.press("f2", "f2", "f1", "escape")
        await pilot.pause()

        assert session(app).dialogue.step.kind == "name"


async def test_resizing_keeps_the_question_and_what_was_typed(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "UAE")
        app.screen.query_one("#line", Input).value = "half"
        await pilot.resize_terminal(60, 20)
        await pilot.pause()

        assert app.screen.query_one("#line", Input).value == "half"
        assert app.screen.has_class("-narrow")
        assert app.screen.query_one(QuestionBox).choices


async def test_an_example_opens_with_its_answers(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(app, pilot)
        start = app.screen.query_one("#start", OptionList)
        start.highlighted = start.get_option_index("example-uae-bank-and-chatbot")
        await pilot.press("enter")
        await pilot.pause()

        assert session(app).name == "A bank and a public chatbot in the Emirates"
        assert session(app).dialogue.now.state.situation.count("workload") == 2


async def test_help_and_command_keys(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await say(app, pilot, "UAE")
        await say(app, pilot, "")
        for key, kind in (("f5", "why"), ("f8", "advice")):
            await pilot.press(key)
            await pilot.pause()
            assert session(app).turns[-1].kind == kind
        await pilot.press("f6")
        await pilot.pause()
        assert session(app).dialogue.step.kind == "known"


async def test_a_knowledge_folder_with_faults_ends_the_app_with_the_faults(data: Path, tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("name: x\n", encoding="utf-8")
    app = AdvisorApp(str(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()

    assert app.failed is not None
    assert "base.yaml:1" in str(app.failed)


async def test_the_newest_question_comes_into_sight_however_far_one_has_scrolled_back(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await new_case(app, pilot)
        for text in ANSWERS[:6]:
            await say(app, pilot, text)
        await pilot.press("pageup", "pageup")
        await pilot.pause()
        conversation = app.screen.query_one(Conversation)
        assert conversation.scroll_offset.y < conversation.max_scroll_y
        for text in ANSWERS[6:10]:
            await say(app, pilot, text)
        await pilot.pause()

        assert conversation.scroll_offset.y == conversation.max_scroll_y
        assert session(app).turns[-1].text.split(".")[0][:30] in shown(app)


async def test_what_holds_is_told(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(110, 60)) as pilot:
        await new_case(app, pilot)
        await say_all(app, pilot, [*ANSWERS[:3], "what holds"])

        assert session(app).turns[-1].text.startswith("These hold whatever you answer")
        assert "rest on one of your answers alone" in shown(app)


async def test_a_pasted_paragraph_stays_whole(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await new_case(app, pilot)
        app.screen.query_one("#line").post_message(Paste("We look at the UAE.\n\nTrust is low there,\nthey say.\n"))
        await pilot.pause()
        assert app.screen.query_one("#line", Input).value == "We look at the UAE. Trust is low there, they say."
        await pilot.press("enter")
        await pilot.pause()

        assert session(app).dialogue.now.state.situation.market == "AE"


async def test_what_is_typed_ahead_is_kept(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await new_case(app, pilot)
        line = app.screen.query_one("#line", Input)
        line.value = "uae"
        await line.action_submit()
        line.insert_text_at_cursor("ok")
        await pilot.pause()

        assert session(app).dialogue.now.state.situation.market == "AE"
        assert line.value == "ok"


async def test_where_no_offer_may_be_made_no_key_and_no_word_shows_a_measure(data: Path, program: Program) -> None:
    titles = [measure.title for measure in program.knowledge.measures.values()]
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        for typed in (
            "Iran",
            "advice",
            "review",
            "continuity",
            "what holds",
            "why failover",
            "quick",
            "offer class open",
        ):
            await say(app, pilot, typed)
            page = shown(app)
            assert "no offer may be made" in page.casefold() and "OFAC" in page, typed
            assert not [title for title in titles if title in page], typed
        for key in ("f2", "f5", "f8", "f9", "f10", "ctrl+g", "ctrl+r"):
            await pilot.press(key)
            await pilot.pause()
            assert not [title for title in titles if title in shown(app)], key
            await pilot.press("escape")
            await pilot.pause()


async def test_where_counsel_comes_first_every_page_says_so(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await new_case(app, pilot)
        for typed in ("Myanmar", "", "unsure"):
            await say(app, pilot, typed)
        pages = {"f2 down enter": "RecommendationScreen", "f9": "WhatIfScreen", "f10": "CompareScreen"}
        pages |= {"ctrl+g": "ContinuityScreen", "ctrl+t": "MarketScreen"}
        for keys, page in pages.items():
            assert "counsel first" in shown(app).casefold()
            await pilot.press(*keys.split())
            await pilot.pause()
            assert type(app.screen).__name__ == page
            assert "counsel first" in shown(app).casefold(), page
            await pilot.press("escape")
            await pilot.pause()


async def test_keys_typed_ahead_of_a_slow_screen_are_taken_in_their_order(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "uae")
        assert session(app).dialogue.step.kind == "known"
        for key in "\r3 and 1\r":
            app.post_message(Key("enter" if key == "\r" else key, key))
        for _ in range(50):
            await pilot.pause()
        given = [(answer.fact, answer.value) for answer in session(app).dialogue.answers[1:]]
    assert given == [("", []), ("sovereignty-meaning", ["control-of-data", "continuity"])]
