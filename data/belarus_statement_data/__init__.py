"""The data files of belarus-statement: the text, its annotation, and the schema of that."""
