"""Settings are kept, set by words, and never stand in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.store.settings import Settings, changed_by, load_settings, save_settings


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    wanted = Settings(theme="light", density="tight", motion="off", introduced=True)
    save_settings(wanted, tmp_path / "new")

    assert load_settings(tmp_path / "new") == wanted


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"theme": "pink"}', '{"theme": 3, "other": 1}', '{"introduced": "yes"}']
)
def test_what_cannot_be_read_counts_as_not_chosen(tmp_path: Path, kept: str) -> None:
    (tmp_path / "settings.json").write_text(kept)

    assert load_settings(tmp_path) == Settings()


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save_settings(Settings(), tmp_path / "file")


@pytest.mark.parametrize(
    ("words", "theme", "told"),
    [
        ("theme light", "light", "Theme is light now."),
        ("Theme = contrast", "contrast", "Theme is contrast now."),
        ("theme to light", "light", "Theme is light now."),
        ("theme pink", "dark", "'pink' is not one of dark, light, contrast."),
        ("colour red", "dark", "There is no setting 'colour'."),
        ("", "dark", "density: roomy"),
        ("motion", "dark", "motion: on"),
    ],
)
def test_settings_are_set_by_words(words: str, theme: str, told: str) -> None:
    settings, answer = changed_by(Settings(), words)

    assert settings.theme == theme
    assert told in answer
