// The main job under Pyodide: node pyodide.mjs FOLDER, where FOLDER has the node_modules with
// pyodide, and "site" with the installed package.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2]);
const require = createRequire(path.join(folder, "package.json"));
const entry = pathToFileURL(require.resolve("pyodide")).href.replace(/pyodide\.js$/, "pyodide.mjs");
const { loadPyodide } = await import(entry);
const pyodide = await loadPyodide();
pyodide.FS.mkdir("/site");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: path.join(folder, "site") }, "/site");
await pyodide.runPythonAsync(`
import sys, tempfile
sys.path.insert(0, "/site")
import belarus_statement as bs
from belarus_statement.cli import main

statement = bs.load()
assert bs.verify().ok and bs.validate(statement).ok
assert bs.loads(bs.dumps(statement)) == statement
assert bs.dumps(statement).encode() == (bs.files() / "statement.json").read_bytes()
written = set()
for name, format in bs.formats().items():
    try:
        assert bs.export(statement, name, tempfile.mkdtemp())
        written.add(name)
    except bs.MissingExtraError:
        assert format.extra
    except bs.FormatError as error:
        # In Pyodide, sqlite3 is a package of its own.
        assert "sqlite3" in str(error)
assert {"csv", "json", "jsonl", "markdown"} <= written
assert main(["show"]) == 0
print("passed on Python", sys.version)
`);
