"""What was released: the version of the data, and the SHA-256 of each data file."""

DATA_VERSION = "0.1.0"

SHA256 = {
    "statement.txt": "d70ef425f92ffcc698c8a4b5bd7177bf311a7708a8d9fe74cc4b21a7dbf9285c",
    "statement.json": "b40809a9e424ebba3d1f5851943c737d5f8e8b018a6f59a23b78b06b3140cb64",
    "statement.schema.json": "c85197113dad798f9d4e680508d761dcea9ac3d03ffd7610e77cc61b41cf86db",
}
