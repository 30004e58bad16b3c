"""A statement that is shipped as package data: its text, its annotation, and their digests.

What a call does not need is imported inside it: `DataPackage.text` costs one
read, and attrs is loaded by the first call that makes a statement.
"""

import os
import pkgutil
import threading
from typing import TYPE_CHECKING

from belarus_statement.errors import Finding, LoadError, MissingFileError, refusal, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from importlib_resources.abc import Traversable

    from belarus_statement.model import Statement
    from belarus_statement.validators import Report

STATEMENT = "statement.json"
TEXT = "statement.txt"
DIGESTS = "SHA256SUMS"
_DIGEST_LENGTH = 64
_HEX = frozenset("0123456789abcdef")


class DataPackage:
    """A statement in an importable package of data files, which may lie inside a zip.

    The package ``name`` holds ``statement.json``, the canonical form;
    ``statement.txt``, its text alone; and ``SHA256SUMS``, the digests of its
    data files as ``sha256sum`` prints them (GNU coreutils). ``trusted`` says
    that each release was made only after its ``statement.json`` had been loaded
    strictly: bytes that have the recorded digest are then built without being
    checked again.
    """

    def __init__(self, name: str, *, trusted: bool = False) -> None:
        self.name = name
        self.trusted = trusted
        self._statement: Statement | None = None
        self._lock = threading.RLock()
        if hasattr(os, "register_at_fork"):
            # A child whose parent was loading in another thread would wait for it forever.
            os.register_at_fork(after_in_child=self._renew_lock)

    def __repr__(self) -> str:
        return f"DataPackage({self.name!r})"

    def load(self) -> "Statement":
        """Return the statement: the same object for the whole process, whichever thread asks first.

        Raises `LoadError` where the package or its file is missing, or is not right.
        """
        if self._statement is None:
            with self._lock:
                if self._statement is None:
                    self._statement = self._structure()
        return self._statement

    def text(self) -> str:
        """Return the text of the statement, without loading its annotations; raises `LoadError`."""
        try:
            return self._read(TEXT).decode("utf-8")
        except UnicodeDecodeError as error:
            raise unreadable(self._source(TEXT), error) from error

    def files(self) -> "Traversable":
        """Return the folder of the data files, also where it lies inside a zip."""
        import importlib_resources

        try:
            # Before version 7, the library does not say what this is.
            folder: Traversable = importlib_resources.files(self.name)
        except ModuleNotFoundError as error:
            raise self._missing_package() from error
        return folder

    def verify(self) -> "Report":
        """Compare the data files with the SHA-256 recorded for each in ``SHA256SUMS``.

        The path of a finding is the name of the file.
        """
        from belarus_statement.validators import Report

        try:
            digests = self._digests()
        except LoadError as error:
            return Report(findings=error.findings)
        return Report(findings=tuple(self._changes(digests)))

    def _changes(self, digests: "Mapping[str, str]") -> "Iterator[Finding]":
        from hashlib import sha256

        for name in (STATEMENT, TEXT):
            if name not in digests:
                message = f"found no digest of this file in {DIGESTS}; expected one for each file"
                yield Finding("digest-missing", "error", name, message)
        for name, expected in digests.items():
            try:
                found = sha256(self._read(name)).hexdigest()
            except LoadError as error:
                yield error.findings[0]._replace(path=name)
                continue
            if found != expected:
                message = (
                    f"found a file with the SHA-256 {found}; expected {expected}: "
                    f"reinstall the distribution that has {self.name}"
                )
                yield Finding("data-file-changed", "error", name, message)

    def _structure(self) -> "Statement":
        data = self._read(STATEMENT)
        if self.trusted and self._proves(data):
            from belarus_statement.trusted import statement_of

            return statement_of(data)
        from belarus_statement.codec import loads

        return loads(data, source=self._source(STATEMENT))

    def _proves(self, data: bytes) -> bool:
        """Return True where the recorded digest is that of these bytes."""
        from hashlib import sha256

        try:
            return self._digests().get(STATEMENT) == sha256(data).hexdigest()
        except LoadError:
            return False

    def _digests(self) -> "Mapping[str, str]":
        """Return the SHA-256 of every data file by its name; raises `LoadError`."""
        digests: dict[str, str] = {}
        try:
            lines = self._read(DIGESTS).decode("utf-8").splitlines()
        except MissingFileError as error:
            message = "found no such file; expected the digests of the data files"
            raise refusal(self._source(DIGESTS), "digest-missing", message, DIGESTS) from error
        except UnicodeDecodeError as error:
            raise self._malformed_digests(str(error)) from error
        for number, line in enumerate(lines, start=1):
            digest, _, name = line.partition(" ")
            # sha256sum puts a star before the name of a file that it read as binary.
            name = name[1:] if name[:1] in {" ", "*"} else ""
            if len(digest) != _DIGEST_LENGTH or not _HEX.issuperset(digest) or not name:
                raise self._malformed_digests(f"line {number} is {line!r:.80}")
            digests[name] = digest
        return digests

    def _read(self, name: str) -> bytes:
        """Return the bytes of a data file, through whatever loader the package was imported by."""
        from importlib.util import find_spec

        try:
            data = pkgutil.get_data(self.name, name)
            if data is None and find_spec(self.name) is None:
                raise self._missing_package()
        except FileNotFoundError as error:
            raise refusal(
                self._source(name),
                "missing-file",
                f"found no such file in the package {self.name}; expected it: reinstall the "
                "distribution that has it",
            ) from error
        except (OSError, ImportError, ValueError) as error:
            raise unreadable(self._source(name), error) from error
        if data is None:
            raise unreadable(self._source(name), "the package was imported without its files")
        return data

    def _source(self, name: str) -> str:
        return f"{name} of the package {self.name}"

    def _missing_package(self) -> LoadError:
        return refusal(
            f"the package {self.name}",
            "missing-package",
            f"found no module {self.name!r}; expected a package with {STATEMENT}: install the "
            "distribution that has it",
        )

    def _malformed_digests(self, reason: str) -> LoadError:
        message = f"found that {reason}; expected a SHA-256, two spaces and the name of a file"
        return refusal(self._source(DIGESTS), "digest-malformed", message, DIGESTS)

    def _renew_lock(self) -> None:
        self._lock = threading.RLock()
