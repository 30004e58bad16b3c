"""A statement as tables: files, databases and spreadsheets."""
