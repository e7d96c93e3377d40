"""From a person's text to an intent and its slots."""
