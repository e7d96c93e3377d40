"""One file a kind of knowledge entry."""
