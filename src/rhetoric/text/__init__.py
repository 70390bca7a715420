"""The text layer: articles in, columns of chunks, words, sentences and quotations out."""

READING_VERSION = 2
"""Rises when a text may be read otherwise (words, sentences, quotations, exclusions): all scores are then new."""
