import threading

import pytest

from belarus_statement import plugins


def test_what_a_function_of_others_returns_is_returned() -> None:
    assert plugins.call(lambda: "made") == "made"
    assert plugins.call(lambda: None) is None


@pytest.mark.parametrize("raised", [ValueError, SystemExit, KeyboardInterrupt, RecursionError])
def test_whatever_it_raises_is_one_error_with_the_cause(raised: type[BaseException]) -> None:
    def fail() -> None:
        raise raised("theirs")

    with pytest.raises(plugins.PluginError, match=f"it raised {raised.__name__}: theirs") as error:
        plugins.call(fail)
    assert type(error.value.__cause__) is raised


def test_what_never_returns_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "PATIENCE", 0.01)
    ended = threading.Event()
    with pytest.raises(plugins.PluginError, match=r"did not return within 0\.01 seconds"):
        plugins.call(ended.wait)
    ended.set()


def test_without_threads_it_is_called_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert plugins.call(lambda: "made") == "made"
    with pytest.raises(plugins.PluginError):
        plugins.call(lambda: 1 / 0)


def test_a_group_that_nobody_adds_to_is_empty() -> None:
    assert not plugins.registered("belarus_statement.nothing_of_this_name")
