"""The recommendation screen: opened by mouse, read to its end by keys, folded where there is something to fold."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Tree

from advisor.tui.app import AdvisorApp
from advisor.tui.recommendation import RecommendationScreen
from tests.tui.driving import ANSWERS, new_case, say, shown


async def test_a_recommendation_is_opened_by_a_click(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        for text in ANSWERS[:2]:
            await say(app, pilot, text)
        assert await pilot.click("#board", offset=(5, 2))
        await pilot.pause()

        assert isinstance(app.screen, RecommendationScreen)


async def test_the_sources_of_a_recommendation_are_reached_by_keys(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await new_case(app, pilot)
        for text in ANSWERS[:2]:
            await say(app, pilot, text)
        await pilot.press("f2", "down", "enter")
        await pilot.pause()
        assert "Reliability:" not in shown(app)
        await pilot.press(*["pagedown"] * 8)
        await pilot.pause()

        assert "Reliability:" in shown(app)


async def test_only_parts_with_something_below_them_can_be_folded(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        for text in ANSWERS:
            await say(app, pilot, text)
        await pilot.press("f2", "down", "down", "enter")
        await pilot.pause()
        todo, nodes = [app.screen.query_one("#tree", Tree).root], []
        while todo:
            nodes.append(todo.pop())
            todo += nodes[-1].children

        assert len(nodes) > 3
        assert all(node.allow_expand == bool(node.children) for node in nodes)
