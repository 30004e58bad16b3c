"""`python -m belarus_statement` is the command `belarus-statement`."""

import sys

from belarus_statement.cli import main

if __name__ == "__main__":
    sys.exit(main())
