"""Training: lessons, exercises from a seed, cards that come back, and what a learner knows by now."""
