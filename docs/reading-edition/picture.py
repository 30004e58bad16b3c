"""The picture of the reading edition that stands in the README.

`python docs/reading-edition/picture.py [FILE]` makes it anew, by Debian's chromium and the
library playwright (in the dependency group dev).
"""

import pathlib
import shutil
import sys
import tempfile

from playwright.sync_api import sync_playwright

import belarus_statement as bs

PICTURE = pathlib.Path(__file__).with_name("picture.png")
WORDS = "political prisoners"


def take(picture: pathlib.Path) -> None:
    """Return the fourth paragraph, with the annotations of two of its words."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        (path,) = bs.export(bs.load(), "html", folder)
        # Without a sandbox, which root cannot have, and without calls of its own.
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(
            viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce"
        )
        page.goto(path.as_uri())
        words = page.locator(".text a", has_text=WORDS).first
        words.evaluate("each => each.scrollIntoView({block: 'center'})")
        words.click()
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(pathlib.Path(sys.argv[1]) if sys.argv[1:] else PICTURE)
