"""Rules over a statement: every claim is asked whether it holds.

`catalogue` lists the rules, `loading` those that loading asks; the other modules
hold those of `validate` by what they look at.
"""

from belarus_statement.validators.catalogue import rule_named, rules, validate
from belarus_statement.validators.rule import Fault, Report, Rule

__all__ = ["Fault", "Report", "Rule", "rule_named", "rules", "validate"]
