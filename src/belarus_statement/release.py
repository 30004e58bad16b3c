"""The version of the data that was released."""

DATA_VERSION = "0.1.0"
