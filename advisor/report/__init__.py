"""Advice as documents: plain text, Markdown and JSON. Reporting changes nothing."""
