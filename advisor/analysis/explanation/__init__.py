"""Why a measure stands where it does: trace, sufficient facts, sentence, paragraph, tree."""
