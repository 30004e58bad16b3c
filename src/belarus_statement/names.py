"""The names of the package and of its vocabulary, in files for others."""

DISTRIBUTION = "belarus-statement"
NAMESPACE = f"urn:{DISTRIBUTION}:"
VOCABULARY = f"{NAMESPACE}vocabulary#"
"""Before the name of a class or field, its name in RDF and XML."""
