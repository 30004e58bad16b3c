"""What was released."""

DATA_VERSION = "0.1.0"
