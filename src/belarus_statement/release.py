"""What was released: the version of the data, and the SHA-256 of each data file."""

DATA_VERSION = "0.1.0"

SHA256 = {
    "statement.txt": "d70ef425f92ffcc698c8a4b5bd7177bf311a7708a8d9fe74cc4b21a7dbf9285c",
    "statement.json": "679e5f880925042f0be9e847ceca7df005c78c63db2f2ee6bbf71a30edc0807a",
    "statement.schema.json": "3cd7db6d90faa6bc56a09a55badb3fe056ed7c47c43434127ccc486755ddb2fb",
}
