"""Writes what a feature found as JSON, and the schema of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel


def write(value: BaseModel) -> str:
    """The value as a JSON document."""
    return value.model_dump_json(by_alias=True, indent=2) + "\n"


def schema(model: type[BaseModel]) -> str:
    """The JSON Schema of the documents that `write` gives for a model."""
    return json.dumps(model.model_json_schema(by_alias=True, mode="serialization"), indent=2) + "\n"
