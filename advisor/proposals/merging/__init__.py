"""Several members' answers side by side."""
