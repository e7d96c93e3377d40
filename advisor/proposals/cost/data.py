"""The cost of sovereignty as data: what protection in use costs above ordinary cloud, in ranges."""

from __future__ import annotations

from advisor.model.entry import Model

UNIT = "thousand US dollars a year"


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


class WorkloadCost(Model):
    """One workload: what it spends, what protecting it adds, and where it stands."""

    workload: str
    spend: Range | None
    rate: Range
    """The premium in percent of the spend."""
    basis: str
    """Where the rate comes from: the person's quote, or cited figures."""
    premium: Range | None
    """What protection adds in a year; nothing where the spend is not known."""
    sensitive: bool | None
    planned: bool | None
    """Whether confidential computing is planned for it; nothing while that is open."""
    requested: bool | None


class Cost(Model):
    """What protection costs as planned, where it is needed, and everywhere; in thousand US dollars a year."""

    workloads: tuple[WorkloadCost, ...]
    planned: Range
    targeted: Range
    blanket: Range
    saved: Range
    """What targeting saves against protecting everything."""
    offset: Range
    """What a request for finance could carry: the premium of sensitive workloads that are in the request."""
    left_out: tuple[str, ...]
    """Workloads that are in no sum, as their spend is not known."""
    open: tuple[str, ...]
    """Workloads that could be in a sum or not, as an answer is missing."""


def _figure(number: float) -> str:
    return f"{round(number, 1):,.12g}"
