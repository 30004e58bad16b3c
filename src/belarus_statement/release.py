"""What was released: the version of the data, and the SHA-256 of each data file."""

DATA_VERSION = "0.1.0"

SHA256 = {
    "statement.txt": "d70ef425f92ffcc698c8a4b5bd7177bf311a7708a8d9fe74cc4b21a7dbf9285c",
    "statement.json": "d8321be5b57f2e044c8384431a0e839847c5d28fe57fdf0e465cc1844d795d7f",
    "statement.schema.json": "010b10d8ebc31f9b10c8086ca8daedae3cebab854c0f157e52027afab3d573cb",
}
