"""The line on top of every page about a case where counsel comes first, or no offer may be made."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widgets import Static

from advisor.analysis.eligibility.document import banner
from advisor.analysis.eligibility.judge import eligibility
from advisor.engine.run import Run
from advisor.tui.widgets.prose import plain


def offer_banner(run: Run) -> Iterator[Static]:
    """The banner of a case, or nothing where an offer is open."""
    told = banner(eligibility(run))
    if told:
        yield Static(plain(told), classes="banner")
