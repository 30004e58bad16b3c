"""What was released: the version of the data, and the SHA-256 of each data file."""

DATA_VERSION = "0.1.0"

SHA256 = {
    "statement.txt": "d70ef425f92ffcc698c8a4b5bd7177bf311a7708a8d9fe74cc4b21a7dbf9285c",
    "statement.json": "de20667dccc7242e3b0ae99851962ddeb78b76d4268daa79a61047264098af17",
    "statement.jsonl.schema.json": "6216e79ae9a7622846fce95dd1717191357b8ad21c4fc74e2c43913fe47209de",  # noqa: E501  # a name and a digest
    "statement.schema.json": "19a0f1760a014ec3906dacb147983c393ea48cd93c0291bbfdd2c535a25c9f87",
}
