"""What differs between two runs, or several cases, and because of what."""
