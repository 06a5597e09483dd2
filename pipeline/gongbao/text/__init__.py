"""Text before any layer: characters, marks, sentences, words, and lists of words found in it."""
