"""The knowledge folder: locate, read with line numbers, build, check references, cache."""
