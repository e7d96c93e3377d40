"""The library: entries of the knowledge base as pages, found by words, linked to each other; and their citations."""
