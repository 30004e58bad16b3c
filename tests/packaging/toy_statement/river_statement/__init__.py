"""The Statement on the River as typed, frozen objects."""

from belarus_statement import DataPackage

_package = DataPackage(__name__)
load, text, files, verify = _package.load, _package.text, _package.files, _package.verify
