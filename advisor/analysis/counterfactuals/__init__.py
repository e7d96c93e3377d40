"""The smallest changes that would bring a measure in or take it out."""
