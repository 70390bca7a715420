"""VADER's rules over columns of tokens: exactly vaderSentiment's compound, for many texts at once."""
