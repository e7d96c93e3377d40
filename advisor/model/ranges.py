"""A figure that lies between two bounds."""

from __future__ import annotations

from advisor.model.entry import Model


class Range(Model):
    """A figure that lies between two bounds, both included; no upper bound if that is not known."""

    low: float
    high: float | None

    def plus(self, other: Range) -> Range:
        """The sum of two figures that do not hang together."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Range(low=self.low + other.low, high=high)

    def in_words(self, unit: str = "") -> str:
        """The range as people read it."""
        after = f" {unit}" if unit else ""
        if self.high is None:
            return f"at least {_figure(self.low)}{after}"
        if self.low == self.high:
            return f"{_figure(self.low)}{after}"
        return f"{_figure(self.low)} to {_figure(self.high)}{after}"


def _figure(number: float) -> str:
    return f"{round(number, 1):,.12g}"
