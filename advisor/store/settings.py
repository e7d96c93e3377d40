"""How a person wants the screen, kept in a small file in the data folder; and where that folder is."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("dark", "light", "contrast"),
    "density": ("roomy", "tight"),
    "motion": ("on", "off"),
}
MEANS = {
    "theme": "the colors of the full screen",
    "density": "how much room stands between the turns",
    "motion": "whether anything on the screen moves",
}


@dataclass(frozen=True)
class Settings:
    """What was chosen; whoever has not chosen gets the first of each."""

    theme: str = "dark"
    density: str = "roomy"
    motion: str = "on"
    introduced: bool = False
    """Whether the first-run help has been given."""


def load_settings(folder: Path | None = None) -> Settings:
    """The settings that are kept; what cannot be read counts as not chosen."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        kept = json.loads(_file(folder).read_text(encoding="utf-8"))
        known = {field.name for field in fields(Settings)}
        found = {name: value for name, value in kept.items() if name in known and _allowed(name, value)}
        return Settings(**found)
    return Settings()


def save_settings(settings: Settings, folder: Path | None = None) -> None:
    """Keep the settings; where nothing can be written they hold until the end of the conversation."""
    with contextlib.suppress(OSError):
        path = _file(folder)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")


def changed_by(settings: Settings, words: str) -> tuple[Settings, str]:
    """The settings after words such as "theme light", and what is told of it; without words, how all stand."""
    name, _, value = words.casefold().replace("=", " ").replace(" to ", " ").partition(" ")
    value = value.strip()
    if name in CHOICES and value in CHOICES[name]:
        return Settings(**(asdict(settings) | {name: value})), f"{name.capitalize()} is {value} now."
    lines = [
        f"{what}: {getattr(settings, what)} ({MEANS[what]}; {' or '.join(allowed)})"
        for what, allowed in CHOICES.items()
    ]
    if name and name not in CHOICES:
        lines.insert(0, f"There is no setting '{name}'.")
    elif value:
        lines = [f"'{value}' is not one of {', '.join(CHOICES[name])}."]
    return settings, "\n".join([*lines, "Type 'settings', the name and the value, such as: settings theme light"])


def _allowed(name: str, value: object) -> bool:
    return value in CHOICES[name] if name in CHOICES else isinstance(value, bool)


def _file(folder: Path | None) -> Path:
    return (folder or data_folder()) / "settings.json"


def data_folder() -> Path:
    """The folder for saved cases: the user's data folder, or the one that ADVISOR_DATA names."""
    named = os.environ.get("ADVISOR_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("advisor")
