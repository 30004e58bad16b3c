import csv
import importlib
import inspect
import io
import json
import os
import pathlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable

import attrs
import pytest

import belarus_statement as bs
from belarus_statement import cli

FULL = str(pathlib.Path(__file__).parents[1] / "full_statement.json")
COMMANDS = (
    *("show", "export", "validate", "verify", "find", "draft", "annotate", "diff"),
    *("upgrade", "formats", "rules"),
)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "belarus_statement", *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
    )


@pytest.fixture
def broken(tmp_path: pathlib.Path) -> pathlib.Path:
    """The packaged statement with one quantity that its words contradict."""
    path = tmp_path / "broken.json"
    path.write_text(bs.dumps(bs.load()).replace('"value": 500,', '"value": 501,'), encoding="utf-8")
    return path


def test_show_tells_the_story_from_the_parties_to_the_demands() -> None:
    result = run("show")
    assert result.returncode == 0
    told = result.stdout
    headings = (
        "Joint Statement on the Human Rights Situation in Belarus",
        "Who speaks: 53 parties",
        "What they say",
        "What they condemn, support or are concerned about: 11",
        "What is alleged, and on what evidence: 43",
        "What they ask for, and of whom: 16",
    )
    places = [told.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "¶4  the immediate and unconditional release of political prisoners" in told
    assert "by Belarusian authorities (inferred); against hundreds" in told


def test_a_section_is_a_table_for_people_or_for_programs(statement: bs.Statement) -> None:
    head, *rows = run("show", "--section", "demands").stdout.splitlines()
    assert head.split()[:4] == ["words", "paragraph", "sentence", "speech_act"]
    assert len(rows) == len(statement.demands)
    assert "Belarusian authorities" in rows[0]
    records = json.loads(run("show", "--section", "demands", "--format", "json").stdout)
    assert [each["words"] for each in records] == [each.quote for each in statement.demands]
    assert records[0]["addressee_explicit"] is True
    listed = csv.DictReader(
        io.StringIO(run("show", "--section", "states", "--format", "csv").stdout)
    )
    assert [each["numeric"] for each in listed][2] == "008"


def test_a_section_that_is_none_is_refused_with_the_nearest() -> None:
    result = run("show", "--section", "demand")
    assert result.returncode == 3
    assert "did you mean 'demands'?" in result.stderr


def test_show_keeps_two_addressees_of_one_name_apart(
    statement: bs.Statement, tmp_path: pathlib.Path
) -> None:
    ministries = [
        bs.Organization(id=id, name="Ministry", kind="authority") for id in ("first", "second")
    ]
    demands = [
        attrs.evolve(each, addressees=(ministry.id,))
        for each, ministry in zip(statement.demands[:2], ministries, strict=True)
    ]
    organizations = (*statement.organizations, *ministries)
    path = tmp_path / "statement.json"
    bs.dump(
        attrs.evolve(statement, organizations=organizations, demands=tuple(demands)),
        path,
    )
    assert run("show", str(path)).stdout.count("Asked of: Ministry (1).") == 2


def test_show_keeps_each_paragraph_in_one_line_when_piped(statement: bs.Statement) -> None:
    lines = run("show").stdout.splitlines()
    for paragraph in statement.paragraphs:
        assert f"{paragraph.number} {paragraph.quote}" in lines


def test_show_is_plain_when_piped_and_coloured_on_a_terminal(
    on_terminal: Callable[..., str],
) -> None:
    assert "\x1b[" not in run("show").stdout
    assert "\x1b[" in on_terminal("show")


def test_where_only_ascii_is_shown_the_rest_is_escaped() -> None:
    assert "\\u2019" in run("show", PYTHONIOENCODING="ascii").stdout


@pytest.mark.parametrize(
    "command", [("show", FULL), ("rules",), ("formats",)], ids=lambda command: command[0]
)
def test_a_terminal_shows_the_words_that_a_pipe_gets(
    command: tuple[str, ...], on_terminal: Callable[..., str]
) -> None:
    escapes = re.compile(r"\x1b\[[0-9;]*m")
    shown = escapes.sub("", on_terminal(*command, columns=400)).split()
    lines = run(*command).stdout.splitlines()
    piped = [word for line in lines if line.strip("=-") for word in line.split()]
    assert sorted(shown) == sorted(piped)


def test_show_takes_a_statement_of_yours(broken: pathlib.Path) -> None:
    assert run("show", str(broken)).stdout == run("show").stdout


def test_export_prints_the_paths_that_it_wrote(tmp_path: pathlib.Path) -> None:
    result = run("export", "json", "--output", str(tmp_path / "out"))
    assert result.stdout == f"{tmp_path / 'out' / 'statement.json'}\n"
    assert (tmp_path / "out" / "statement.json").read_bytes() == bs.dumps(bs.load()).encode()


def test_at_most_a_hundred_findings_are_printed(tmp_path: pathlib.Path) -> None:
    statement = bs.load()
    mentions = tuple(attrs.evolve(each, quote="x") for each in statement.mentions)
    path = tmp_path / "broken.json"
    bs.dump(attrs.evolve(statement, mentions=mentions), path)
    lines = run("validate", str(path)).stdout.splitlines()
    assert len(lines) == 101
    assert lines[-1].startswith("and ")
    findings = json.loads(run("validate", str(path), "--json").stdout)["findings"]
    assert lines[-1].startswith(f"and {len(findings) - 100} more")


def test_the_entry_point_is_a_function_whatever_was_imported() -> None:
    for module in pkgutil.iter_modules(cli.__path__, "belarus_statement.cli."):
        importlib.import_module(module.name)
    assert inspect.isfunction(cli.main)


def test_export_without_a_folder_replaces_nothing_that_is_there(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "CITATION.cff"
    own.write_text("our own")
    assert run("export", "cff").stdout == "cff/CITATION.cff\n"
    assert own.read_text() == "our own"
    (tmp_path / "cff" / "CITATION.cff").write_text("our own too")
    refused = run("export", "cff")
    assert refused.returncode == 3
    assert "--force" in refused.stderr
    assert (tmp_path / "cff" / "CITATION.cff").read_text() == "our own too"
    assert run("export", "cff", "--force").returncode == 0
    assert (tmp_path / "cff" / "CITATION.cff").read_text() != "our own too"
    assert run("export", "json", "--output", ".").stdout == "statement.json\n"


def test_export_to_standard_output_writes_the_bytes_of_the_one_file() -> None:
    assert run("export", "json", "--output", "-").stdout == bs.dumps(bs.load())


def test_export_of_several_files_to_standard_output_is_refused() -> None:
    result = run("export", "csv", "--output", "-")
    assert result.returncode == 3
    assert "45 files; expected one for standard output" in result.stderr


@pytest.mark.parametrize("command", ["validate", "verify"])
def test_validate_and_verify_pass_on_what_is_packaged(command: str) -> None:
    result = run(command)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("ok: ")
    assert json.loads(run(command, "--json").stdout) == {"ok": True, "findings": []}


def test_validate_names_the_row_the_rule_and_what_was_expected(broken: pathlib.Path) -> None:
    result = run("validate", str(broken))
    assert result.returncode == 1
    assert result.stdout == (
        "$.quantities[3].value: error: quantity-more-than-500-cases: found 501; expected 500, by "
        "'more than 500 cases' [quantity-differs]\n"
    )
    (finding,) = json.loads(run("validate", str(broken), "--json").stdout)["findings"]
    assert finding["code"] == "quantity-differs"
    assert finding["path"] == "$.quantities[3].value"


def test_find_gives_the_offsets_of_every_place(statement: bs.Statement) -> None:
    lines = run("find", "the Council").stdout.splitlines()
    assert [line.split()[:3] for line in lines] == [
        ["3521", "3532", "p5-s2"],
        ["4632", "4643", "p7-s1"],
    ]


def test_find_refuses_words_that_the_text_does_not_have() -> None:
    result = run("find", "no such words")
    assert result.returncode == 3
    assert "found no 'no such words' in the text" in result.stderr


def test_diff_tells_the_change_and_exits_with_1(broken: pathlib.Path) -> None:
    result = run("diff", str(broken))
    assert (result.returncode, result.stdout) == (
        1,
        "quantity-more-than-500-cases.value: 501 -> 500\n",
    )
    assert run("diff", str(broken), str(broken)).returncode == 0


def test_formats_lists_every_format_and_what_it_needs() -> None:
    lines = run("formats").stdout.splitlines()
    names = [line.split()[0] for line in lines[::2]]
    assert names == list(bs.formats())
    assert [each["name"] for each in json.loads(run("formats", "--json").stdout)] == names


def test_formats_tells_which_load_back() -> None:
    loading = {each.name for each in bs.formats().values() if each.decode}
    lines = run("formats").stdout.splitlines()
    told = zip(lines[::2], lines[1::2], strict=True)
    assert {first.split()[0] for first, details in told if "loads back: yes" in details} == loading
    records = json.loads(run("formats", "--json").stdout)
    assert {each["name"] for each in records if each["loads"]} == loading


def test_formats_breaks_no_word_on_a_terminal_of_60_columns(
    on_terminal: Callable[..., str],
) -> None:
    escapes = re.compile(r"\x1b\[[0-9;]*m")
    lines = escapes.sub("", on_terminal("formats", columns=60)).splitlines()
    assert max(map(len, lines)) <= 60
    words = " ".join(lines).split()
    assert {word for each in bs.formats().values() for word in each.description.split()} <= {*words}


def test_without_an_argument_the_help_is_printed_and_the_call_is_wrong() -> None:
    result = run()
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(run("--help").stdout)
    assert result.stderr.endswith("found no argument; expected a command\n")


def test_a_command_that_is_mistyped_brings_the_one_that_was_meant() -> None:
    result = run("exprot", "csv")
    assert result.returncode == 2
    assert result.stderr.endswith("did you mean 'export'?\n")
    assert "did you mean" not in run("zzz").stderr


def test_validate_counts_the_rules_that_it_asked(statement: bs.Statement) -> None:
    asked = [each for each in bs.rules() if each.asked_by != "verify" and each.reads(statement)]
    assert run("validate").stdout == f"ok: {len(asked)} rules hold\n"


def test_validate_of_several_files_names_each_and_exits_with_the_worst(
    broken: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    good, missing = tmp_path / "good.json", tmp_path / "missing.json"
    bs.dump(bs.load(), good)
    both = run("validate", str(good), str(broken), "--rule", "order")
    assert both.returncode == 0
    assert both.stdout == f"{good}: ok: 1 rule holds\n{broken}: ok: 1 rule holds\n"
    assert run("validate", str(broken), str(good)).returncode == 1
    told = run("validate", str(missing), str(broken), str(good))
    assert told.returncode == 3
    files = [line.split(": ")[0] for line in told.stdout.splitlines()]
    assert list(dict.fromkeys(files)) == [str(missing), str(broken), str(good)]


def test_validate_of_several_files_is_one_report_for_machines(broken: pathlib.Path) -> None:
    report = json.loads(run("validate", str(broken), FULL, "--json").stdout)
    assert report["ok"] is False
    assert [each["file"] for each in report["files"]] == [str(broken), FULL]
    for each in report["files"]:
        alone = json.loads(run("validate", each["file"], "--json").stdout)
        assert {"file": each["file"], **alone} == each


@pytest.mark.parametrize(
    "command",
    [("show",), ("validate",), ("find", "the"), ("diff",), ("export", "json", "--output", "-")],
    ids=lambda command: command[0],
)
def test_a_statement_comes_by_standard_input(command: tuple[str, ...]) -> None:
    by_name = [FULL, *command[2:]] if command[0] == "export" else [FULL]
    by_input = ["-" if each == FULL else each for each in by_name]
    first = command[:2] if command[0] in {"export", "find"} else command[:1]
    told = subprocess.run(
        [sys.executable, "-m", "belarus_statement", *first, *by_input],
        input=pathlib.Path(FULL).read_text("utf-8"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    expected = run(*first, *by_name)
    assert (told.returncode, told.stdout) == (expected.returncode, expected.stdout)


def test_what_is_left_to_do_is_ok_only_where_the_whole_report_is(broken: pathlib.Path) -> None:
    result = run("validate", str(broken), "--todo", "--json")
    assert result.returncode == 1
    assert json.loads(result.stdout) == {"ok": False, "findings": []}
    assert json.loads(run("validate", "--todo", "--json").stdout)["ok"] is True


def test_rules_lists_every_rule_and_explains_one() -> None:
    rows = [re.split("  +", line) for line in run("rules").stdout.splitlines()]
    assert rows == [[each.code, each.severity, each.asked_by, each.title] for each in bs.rules()]
    for told, rule in zip(json.loads(run("rules", "--json").stdout), bs.rules(), strict=True):
        assert {**told, "languages": tuple(told["languages"].split())} == {
            name: getattr(rule, name) for name in told
        }
    assert "to the letter" in run("rules", "quote-differs").stdout
    assert run("rules", "no-such-rule").returncode == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str) -> None:
    result = run(command, "--help")
    assert result.returncode == 0
    assert f"examples:\n  belarus-statement {command}" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 2),
        (("shout",), 2),
        (("export",), 2),
        (("export", "shout"), 3),
        (("validate", "no-such-file.json"), 3),
        (("show", "."), 3),
    ],
)
def test_errors_go_to_standard_error_without_a_traceback(
    arguments: tuple[str, ...], code: int
) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (code, "")
    assert "belarus-statement" in result.stderr
    assert "Traceback" not in result.stderr


def test_every_fault_of_an_unreadable_statement_is_listed(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "faulty.json"
    path.write_text(
        bs.dumps(bs.load()).replace('"language"', '"lang"').replace('"bytes": 5421', '"bytes": "x"')
    )
    result = run("validate", str(path))
    assert result.returncode == 3
    for expected in ("$.lang:", "$.language:", "$.source.bytes:"):
        assert expected in result.stderr


def test_a_reader_that_closes_the_pipe_early_is_no_error() -> None:
    command = f"{sys.executable} -m belarus_statement show | head -n 1"
    result = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False, text=True
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_version_names_the_package_and_the_data() -> None:
    assert run("--version").stdout == f"belarus-statement {bs.__version__}, data 0.1.0\n"


@pytest.mark.parametrize("command", ["show", "formats", "validate"])
def test_a_full_disk_under_standard_output_is_told_without_a_traceback(command: str) -> None:
    with pathlib.Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "belarus_statement", command],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert result.returncode == 3
    assert "standard output cannot be written" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_closed_standard_output_is_no_error() -> None:
    command = f"{sys.executable} -m belarus_statement validate >&-"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_what_cannot_be_read_is_told_to_machines_too(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text("{}")
    result = run("validate", str(path), "--json")
    assert result.returncode == 3
    told = json.loads(result.stdout)
    assert told["ok"] is False
    assert {"code", "severity", "path", "message"} == set(told["findings"][0])
    assert len(told["findings"]) == 27
