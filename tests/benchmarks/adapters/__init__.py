"""Each peer behind one small interface, used in its fastest documented way: compiled once, evaluated many times."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any, Protocol

from tests.benchmarks.synthetic import Base, Case


class Peer(Protocol):
    """A rule engine with the synthetic rule base loaded."""

    def __init__(self, made: Base) -> None: ...

    def ready(self, case: Case) -> Any:
        """The case in the form the engine likes best; not timed."""

    def fired(self, ready: Any) -> Sequence[str]:
        """The names of the rules that fire."""


PACKAGES = {
    "datalogic": "datalogic-py",
    "zen": "zen-engine",
    "cel": "common-expression-language",
    "clips": "clipspy",
    "business": "business-rules",
    "duck": "duckdb",
    "polars_frame": "polars",
    "numpy": "numpy",
}
"""The package that each adapter, and the batch from columns, needs."""
MODULES = {
    "datalogic": "datalogic_py",
    "zen": "zen",
    "cel": "cel",
    "clips": "clips",
    "business": "business_rules",
    "duck": "duckdb",
    "polars_frame": "polars",
    "numpy": "numpy",
}
SINGLE = ("datalogic", "zen", "cel", "clips", "business")
"""The adapters that judge one case at a time."""
BATCH = ("duck", "polars_frame")
"""The adapters that judge columns of cases."""


def install_line() -> str:
    """The command that installs every peer."""
    return "pip install " + " ".join(dict.fromkeys(PACKAGES.values()))


def missing(name: str) -> str:
    """What to do if the package of an adapter is not installed, or nothing if it is."""
    try:
        importlib.import_module(MODULES[name])
    except ImportError:
        return f"{PACKAGES[name]} is not installed, so it is skipped: pip install {PACKAGES[name]}"
    return ""


def adapter(name: str) -> Any:
    """The module of an adapter; its package must be installed."""
    return importlib.import_module(f"tests.benchmarks.adapters.{name}")
