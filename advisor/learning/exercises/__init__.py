"""One file a kind of exercise."""
