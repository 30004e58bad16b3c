"""From a plain text to a statement: a draft by rules, and edits by the words they stand on."""
