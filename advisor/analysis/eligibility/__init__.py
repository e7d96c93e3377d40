"""Whether an offer may be made at all, and who has to be asked first."""
