"""Saved cases: one SQLite file under the user's data folder, written after every answer."""
