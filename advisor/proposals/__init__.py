"""A proposal against the requirements: gate, readiness, yardsticks, gaps."""
