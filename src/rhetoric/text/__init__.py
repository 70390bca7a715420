"""The text layer: articles in, columns of tokens, sentences and quotations out."""
