"""A statement as a document for people to read, or in the markup of documents."""
