"""A format of another distribution: one line a party."""

import belarus_statement as bs


def encode(statement: bs.Statement) -> dict[str, bytes]:
    return {"parties.toy": "".join(f"{each.quote}\n" for each in statement.parties).encode()}


FORMAT = bs.Format(
    name="toy",
    suffix=".toy",
    media_type="text/x-toy",
    description="one line a party",
    encode=encode,
)
