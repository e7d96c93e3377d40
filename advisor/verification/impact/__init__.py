"""Whose advice an edit of the knowledge changes."""
