"""Where what a person saves is kept."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder for saved cases: the user's data folder, or the one that ADVISOR_DATA names."""
    named = os.environ.get("ADVISOR_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("advisor")
