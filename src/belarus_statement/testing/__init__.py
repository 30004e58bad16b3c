"""What other projects test with: statements that are wrong in one known way.

>>> from belarus_statement.testing import CORRUPTIONS
>>> corruption = CORRUPTIONS["quote-differs"]
>>> statement = corruption.make()
"""

from belarus_statement.testing.corruptions import CORRUPTIONS, Corruption

__all__ = ["CORRUPTIONS", "Corruption"]
