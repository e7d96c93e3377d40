"""Which proposal is better, by declared keys."""
