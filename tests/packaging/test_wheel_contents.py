"""What the wheel holds, and what it says of itself."""

import email
import email.message
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from trove_classifiers import classifiers

LARGEST = 380_000
DATA_FILES = (
    "SHA256SUMS",
    "__init__.py",
    "statement.json",
    "statement.jsonl.schema.json",
    "statement.schema.json",
    "statement.txt",
)
LICENCES = ("CC-BY-4.0.txt", "MIT.txt")


@pytest.fixture(scope="module")
def archive(wheel: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(wheel) as opened:
        yield opened


@pytest.fixture(scope="module")
def metadata(archive: zipfile.ZipFile) -> email.message.Message:
    return email.message_from_bytes(archive.read(f"{dist_info(archive)}/METADATA"))


def dist_info(archive: zipfile.ZipFile) -> str:
    (found,) = {name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name}
    return found


def test_the_wheel_holds_the_two_packages_and_its_own_metadata(
    archive: zipfile.ZipFile, checkout: Path
) -> None:
    source = checkout / "src"
    code = [
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert "belarus_statement/py.typed" in code
    data = [f"belarus_statement_data/{name}" for name in DATA_FILES]
    about = [
        f"{dist_info(archive)}/{name}"
        for name in (
            "METADATA",
            "RECORD",
            "WHEEL",
            "entry_points.txt",
            *(f"licenses/LICENSES/{name}" for name in LICENCES),
        )
    ]
    assert sorted(archive.namelist()) == sorted([*code, *data, *about])


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_data_file_is_byte_for_byte_that_of_the_checkout(
    archive: zipfile.ZipFile, checkout: Path, name: str
) -> None:
    expected = (checkout / "data" / "belarus_statement_data" / name).read_bytes()
    assert archive.read(f"belarus_statement_data/{name}") == expected


@pytest.mark.parametrize("name", LICENCES)
def test_a_licence_file_is_that_of_the_checkout(
    archive: zipfile.ZipFile, checkout: Path, name: str
) -> None:
    shipped = archive.read(f"{dist_info(archive)}/licenses/LICENSES/{name}")
    assert shipped == (checkout / "LICENSES" / name).read_bytes()


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST


def test_the_wheel_is_for_every_platform(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")


def test_the_metadata_name_the_project_and_its_licences(metadata: email.message.Message) -> None:
    assert metadata["Name"] == "belarus-statement"
    assert metadata["License-Expression"] == "MIT AND CC-BY-4.0"
    assert metadata.get_all("License-File") == [f"LICENSES/{name}" for name in LICENCES]


def test_three_libraries_are_needed_and_the_rest_is_extra(metadata: email.message.Message) -> None:
    requirements = [Requirement(each) for each in metadata.get_all("Requires-Dist", [])]
    needed = {each.name for each in requirements if each.marker is None}
    assert needed == {"attrs", "cattrs", "importlib-resources"}
    assert all("extra ==" in str(each.marker) for each in requirements if each.marker)


def test_the_python_versions_that_the_classifiers_name_are_required_and_no_newer_is_refused(
    metadata: email.message.Message,
) -> None:
    required = SpecifierSet(metadata["Requires-Python"])
    named = re.findall(
        r"^Programming Language :: Python :: 3\.(\d+)$",
        "\n".join(metadata.get_all("Classifier", [])),
        re.MULTILINE,
    )
    assert "11" in named
    accepted = [minor for minor in range(100) if f"3.{minor}.0" in required]
    assert accepted == [*range(11, 100)]
    assert {*map(int, named)} <= {*accepted}


def test_every_classifier_is_one_that_the_index_knows(metadata: email.message.Message) -> None:
    named = metadata.get_all("Classifier", [])
    assert "Typing :: Typed" in named
    assert set(named) <= classifiers


def test_the_long_description_is_the_readme(
    metadata: email.message.Message, checkout: Path
) -> None:
    assert metadata["Description-Content-Type"] == "text/markdown"
    body = metadata.get_payload(decode=True)
    assert isinstance(body, bytes)
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    assert readme.strip()
    assert body.decode("utf-8").strip() == readme.strip()


def test_the_command_is_installed_by_its_name(archive: zipfile.ZipFile) -> None:
    entry_points = archive.read(f"{dist_info(archive)}/entry_points.txt").decode("utf-8")
    assert "[console_scripts]\nbelarus-statement = belarus_statement.cli:main\n" in entry_points
