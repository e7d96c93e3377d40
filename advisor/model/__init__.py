"""What things are: questions, rules, measures, sources, markets, cases and advice. No input or output happens here."""
