"""What `belarus_statement.testing` gives by name."""

import importlib
import pkgutil

import pytest

from belarus_statement import testing


def test_every_name_is_that_of_what_a_module_of_the_package_defines() -> None:
    modules = [
        importlib.import_module(each.name)
        for each in pkgutil.iter_modules(testing.__path__, f"{testing.__name__}.")
    ]
    assert dir(testing) == sorted(testing.__all__)
    for name in testing.__all__:
        given = getattr(testing, name)
        assert any(vars(each).get(name) is given for each in modules), name


def test_a_name_that_is_none_of_these_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nam'"):
        testing.nam  # noqa: B018  # the access is the test
