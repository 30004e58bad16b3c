"""Collects the data package, the files beside modules, and the modules that are imported late."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

_FOR_TESTS = ("belarus_statement.testing", "belarus_statement.pytest_plugin")

datas = [*collect_data_files("belarus_statement"), *collect_data_files("belarus_statement_data")]
hiddenimports = [
    "belarus_statement_data",
    *collect_submodules("belarus_statement", filter=lambda name: not name.startswith(_FOR_TESTS)),
]
