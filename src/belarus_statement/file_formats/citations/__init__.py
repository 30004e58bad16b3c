"""A statement as an entry of a bibliography."""
