"""What was released: the version of the data, and the SHA-256 of each data file."""

DATA_VERSION = "0.1.0"

SHA256 = {
    "statement.txt": "d70ef425f92ffcc698c8a4b5bd7177bf311a7708a8d9fe74cc4b21a7dbf9285c",
    "statement.json": "d8321be5b57f2e044c8384431a0e839847c5d28fe57fdf0e465cc1844d795d7f",
    "statement.schema.json": "59b0c106c552bf032424904bb8e81672bc24b66348dabe420f83f22586bedcb0",
}
