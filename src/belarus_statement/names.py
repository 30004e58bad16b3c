"""What the package and its vocabulary are called in what is written for others."""

DISTRIBUTION = "belarus-statement"
NAMESPACE = f"urn:{DISTRIBUTION}:"
VOCABULARY = f"{NAMESPACE}vocabulary#"
"""Before the name of a class or field, its name in RDF and XML."""
