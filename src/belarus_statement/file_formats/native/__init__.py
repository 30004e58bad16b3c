"""The package's own forms, which carry every record of a statement as it is."""
