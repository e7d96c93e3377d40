"""The recommendation screen: opened by mouse, read to its end by keys, folded where there is something to fold."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets.tree import TreeNode

from advisor.model.situation import Subject
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.recommendation import RecommendationScreen
from advisor.tui.widgets.prose import Prose
from advisor.tui.widgets.reason_tree import Reasons, Row
from tests.fixtures.screen_driver import ANSWERS, new_case, say, say_all, session, shown


async def test_a_recommendation_is_opened_by_a_click(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        await say_all(app, pilot, ANSWERS[:2])
        assert await pilot.click("#board", offset=(5, 2))
        await pilot.pause()

        assert isinstance(app.screen, RecommendationScreen)


async def test_the_sources_of_a_recommendation_are_reached_by_keys(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await new_case(app, pilot)
        await say_all(app, pilot, ANSWERS[:2])
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
        await say_all(app, pilot, ANSWERS)
        await pilot.press("f2", "down", "down", "enter")
        await pilot.pause()
        found = nodes(app)

        assert len(found) > 3
        assert all(node.allow_expand == bool(node.children) for node in found)


def nodes(app: AdvisorApp) -> list[TreeNode[Row]]:
    """All nodes of the tree, from the top down."""
    todo: list[TreeNode[Row]] = [app.screen.query_one(Reasons).root]
    found = []
    while todo:
        found.append(todo.pop(0))
        todo = [*found[-1].children, *todo]
    return found[1:]


async def open_measure(app: AdvisorApp, pilot: Pilot[None], measure: str) -> Reasons:
    """The recommendation screen of one measure for the bank."""
    await new_case(app, pilot)
    await say_all(app, pilot, ANSWERS)
    app.push_screen(RecommendationScreen(session(app).dialogue.now, measure, Subject("workload", 0)))
    await pilot.pause()
    await pilot.pause()
    return app.screen.query_one(Reasons)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_whole_text_of_the_node_in_focus_stands_below_and_is_seen(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        tree = await open_measure(app, pilot, "multi-region-failover")
        await pilot.press("asterisk")
        await pilot.pause()
        for _ in range(12):
            await pilot.press("down")
            await pilot.pause()
            node = tree.cursor_node
            assert node is not None
            assert node.data is not None
            assert app.screen.query_one("#detail", Prose).text == node.data.whole
            seen = " ".join(shown(app).split())
            assert " ".join(node.data.whole.split())[:60] in seen.replace("\u2588 ", "")


async def test_a_line_that_does_not_fit_says_so(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        tree = await open_measure(app, pilot, "multi-region-failover")
        await pilot.press("asterisk", "down", "down", "down")
        await pilot.pause()
        rows = [str(tree.render_line(y).text).rstrip() for y in range(tree.size.height)]
        full = {str(node.label) for node in nodes(app)}
        cut = [row for row in rows if row.endswith("\u2026")]

        assert cut
        assert all(row.endswith("\u2026") or any(row.endswith(label) for label in full) for row in rows if row.strip())


async def test_keys_drill_from_the_advice_to_a_source(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        tree = await open_measure(app, pilot, "multi-region-failover")
        path = []
        for _ in range(20):
            assert tree.cursor_node is not None
            path.append(str(tree.cursor_node.label))
            if path[-1].startswith("["):
                break
            key = "down" if "May not stop" in path[-1] else "right"
            await pilot.press(key)
            await pilot.pause()

        assert path[0] == "Bank: It is a must."
        assert any("Exposed to attack" in label for label in path)
        assert any("Attack on infrastructure: yes" in label for label in path)
        assert "Supports: " in app.screen.query_one("#detail", Prose).text
        depth = len(path)
        for _ in range(depth):
            await pilot.press("left", "left")
        assert tree.cursor_line == 0
        assert not tree.root.children[0].is_expanded


async def test_a_measure_for_workloads_that_nobody_named_is_told(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "Brazil")
        app.push_screen(RecommendationScreen(session(app).dialogue.now, "external-key-management"))
        await pilot.pause()

        assert "Rules look at each workload on its own, and none has been named." in shown(app)
        assert not app.screen.query(Reasons)


async def test_what_would_change_it_stands_on_the_screen(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(110, 60)) as pilot:
        await new_case(app, pilot)
        await say_all(app, pilot, ANSWERS)
        await pilot.press("f2", "down", "enter")
        await pilot.pause()
        await pilot.pause()

        told = app.screen.query_one("#changes", Prose).text
        assert "would take it out" in told
        assert "'what if' and one of these" in told
