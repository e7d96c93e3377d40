"""Is the knowledge right: faults, coverage, upkeep."""
