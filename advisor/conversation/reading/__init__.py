"""From a reply to an answer: facts, names, claims, hypotheses."""
