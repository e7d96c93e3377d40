"""The conversation as a frozen value, replayed from recorded answers; every front end drives it and decides nothing."""
