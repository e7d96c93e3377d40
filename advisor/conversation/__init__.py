"""One case talked through: a frozen dialogue, replayed from recorded answers."""
