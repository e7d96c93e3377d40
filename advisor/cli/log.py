"""Writes what went wrong to a file of the user's, so that no traceback reaches the screen."""

from __future__ import annotations

import os
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path


def write_log(error: BaseException) -> Path:
    """Write the traceback of an error to a new file in the user's log folder; give its path."""
    from platformdirs import user_log_path

    text = "".join(traceback.format_exception(error))
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    for folder in (user_log_path("advisor"), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"advisor-{stamp}-{os.getpid()}.log"
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return Path(os.devnull)
