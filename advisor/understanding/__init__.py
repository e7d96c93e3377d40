"""What a person's words say: from text to answers of questions, without knowing where the conversation stands."""
