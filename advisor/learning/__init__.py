"""Lessons, exercises, flashcards, spaced repetition, progress."""
