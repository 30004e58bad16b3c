"""Rules over a statement: every claim is asked whether it holds.

`catalogue` lists the rules, the other modules hold them by what they look at.
"""

from belarus_statement.validators.catalogue import rules, validate
from belarus_statement.validators.rule import Fault, Report, Rule

__all__ = ["Fault", "Report", "Rule", "rules", "validate"]
