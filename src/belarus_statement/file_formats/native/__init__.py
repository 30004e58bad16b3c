"""What carries every record of a statement as it is: the package's own forms."""
