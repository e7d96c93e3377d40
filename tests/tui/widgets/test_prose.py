"""Plain text: columns kept where there is room, closed up where there is none, never wider than told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from advisor.tui.widgets.prose import HARD_SPACE, plain, wrapped


def lines(text: str, width: int) -> list[str]:
    return wrapped(text, width).plain.replace(HARD_SPACE, " ").splitlines()


def test_a_continuation_stands_under_its_column() -> None:
    text = "  must   Failover to a second region"

    assert lines(text, 24) == ["  must   Failover to a", "         second region"]


def test_columns_close_up_where_there_is_no_room() -> None:
    text = " 6  Rule of law              78.8\n 7  Regions                  three regions in sight"

    assert lines(text, 36) == [" 6  Rule of law  78.8", " 7  Regions  three regions in sight"]


def test_markup_is_text() -> None:
    assert plain("[red]x[/] [bold").plain == "[red]x[/] [bold"


def test_codes_that_steer_a_terminal_are_dropped() -> None:
    assert "\x1b" not in plain("a\x1b[31mb\x07").plain


@given(st.text(alphabet="ab []+-\n", max_size=120), st.integers(10, 60))
def test_no_line_is_wider_than_told(text: str, width: int) -> None:
    assert all(len(line) <= width for line in lines(text, width))


@given(st.text(alphabet="ab []+-", max_size=120), st.integers(10, 60))
def test_no_word_is_lost(text: str, width: int) -> None:
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())
