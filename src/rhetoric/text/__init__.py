"""The text layer: articles in, columns of chunks, words, sentences and quotations out."""

READING_VERSION = 1
"""Rises when the same text may be read otherwise (words, sentences, quotations, exclusions): every score is then new."""
