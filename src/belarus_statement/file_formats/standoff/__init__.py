"""A statement as annotations beside its text, for annotators and language processing."""
