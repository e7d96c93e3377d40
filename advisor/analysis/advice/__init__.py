"""What to recommend, and how strongly."""
