"""The knowledge folder: reading it, checking it, caching it, and finding things in it."""
