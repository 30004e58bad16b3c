"""The page in a real browser: by mouse, keyboard and touch, with and without its script."""

import pathlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

import belarus_statement as bs
from belarus_statement.file_formats import format_named

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

Open = Callable[..., "Page"]
WIDE = {"width": 1400, "height": 900}
TABLET = {"width": 820, "height": 1100}
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def open_page(browser: "Browser", tmp_path: pathlib.Path) -> Iterator[Open]:
    """Opens the page of a statement in a window of its own; whatever it complains of is raised."""
    heard: list[str] = []
    contexts = []

    def opened(statement: bs.Statement, html: str | None = None, **settings: Any) -> "Page":
        path = tmp_path / "statement.html"
        encoded = format_named("html").encode(statement)["statement.html"]
        path.write_bytes(html.encode("utf-8") if html else encoded)
        options: dict[str, Any] = {"viewport": WIDE, "reduced_motion": "reduce", **settings}
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.append(request.url))
        page.goto(path.as_uri())
        assert heard.pop(0) == path.as_uri()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert heard == []


def stretch(page: "Page", words: str) -> "Locator":
    return page.locator(".text a", has_text=words).first


def kinds(page: "Page") -> list[str]:
    """The classes of the records whose cards the panel shows."""
    shown = page.locator("#panel_")
    return shown.locator(".card h4 small").all_inner_texts() if shown.is_visible() else []


def test_the_browser_shows_every_word_of_the_text(open_page: Open, given: bs.Statement) -> None:
    page = open_page(given)
    shown = page.locator(".text p").evaluate_all(
        "all => all.filter(each => !each.closest('.notes')).map(each => each.textContent)"
    )
    assert shown == [each.quote for each in given.blocks]


def test_pointing_shows_the_annotations_of_the_words_the_innermost_first(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement)
    assert kinds(page) == []
    stretch(page, "political prisoners").hover()
    assert kinds(page) == ["Allegation", "Mention", "Demand", "Sentence"]
    page.locator("h1").hover()
    assert kinds(page) == []


def test_a_click_keeps_them_and_escape_lets_them_go(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement)
    stretch(page, "political prisoners").click()
    stretch(page, "free and fair elections").hover()
    assert kinds(page)[0] == "Allegation"
    assert page.locator("#panel_ .card").first.locator("dt").all_inner_texts() == [
        "acts",
        "kinds",
        "evidence",
        "alleged victims",
    ]
    page.keyboard.press("Escape")
    assert kinds(page) == []


def test_the_keyboard_walks_through_the_annotations_and_into_their_links(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement)
    stretch(page, "political prisoners").focus()
    assert kinds(page)[0] == "Allegation"
    page.keyboard.press("ArrowRight")
    assert kinds(page) == ["Demand", "Sentence"]
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "all those arbitrarily detained"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel_"
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#evidence_presupposed"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "all those arbitrarily detained"


def test_the_whole_text_is_one_stop_of_the_tabulator(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement)
    assert page.locator(".text a[tabindex='0']").count() == 1
    page.locator(".text a[tabindex='0']").focus()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.text a[data-annotations]')")


def test_the_panel_goes_when_the_focus_leaves_the_text(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement, viewport=PHONE)
    stretch(page, "political prisoners").focus()
    assert kinds(page)
    page.locator("#section_allegations a").first.focus()
    assert kinds(page) == []


def test_a_link_out_of_the_panel_closes_it_and_shows_the_card(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement)
    stretch(page, "political prisoners").click()
    page.locator("#panel_").get_by_role("link", name="political prisoners").first.click()
    assert kinds(page) == []
    assert page.locator("#group-political-prisoners").is_visible()


def test_scrolling_under_a_still_pointer_shows_nothing_else(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement)
    stretch(page, "political prisoners").hover()
    shown = page.locator("#panel_").inner_html()
    page.mouse.wheel(0, 60)
    page.wait_for_function("scrollY > 0")
    assert page.locator("#panel_").inner_html() == shown


def test_what_is_inferred_is_marked_in_the_summary(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement)
    for words, said in (
        ("several reported deaths", "allegedly by Belarusian authorities (inferred)"),
        ("harassment and detention of journalists", "allegedly by Belarusian authorities against"),
    ):
        item = page.locator("#section_allegations li", has_text=words).first
        assert said in " ".join(item.inner_text().split())


def test_the_keys_of_the_browser_stay_its_own(open_page: Open, statement: bs.Statement) -> None:
    page = open_page(statement)
    stretch(page, "political prisoners").focus()
    for key in ("Control+ArrowLeft", "Shift+ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.textContent") == "political prisoners"
    assert page.get_by_text("By keyboard:").is_visible()
    assert not open_page(statement, java_script_enabled=False).get_by_text("By key").is_visible()


def test_all_words_of_an_annotation_light_up_together(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement)
    demand = statement.record("demand-open-dialogue", bs.Demand)
    stretch(page, "to open a peaceful").hover()
    lit = "".join(page.locator(".text .lit").all_text_contents())
    assert lit == demand.quote


def test_a_demand_jumps_to_its_addressee_and_from_there_to_its_mentions(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement)
    links = page.locator("#section_demands .group").first.get_by_role("link")
    links.filter(has_text="Belarusian authorities").first.click()
    card = page.locator("#organization-belarusian-authorities")
    assert card.is_visible()
    named = card.locator("dt", has_text="named").locator("+ dd").get_by_role("link")
    assert named.count() == len(statement.mentions_of("organization-belarusian-authorities"))
    named.first.click()
    first = statement.mentions_of("organization-belarusian-authorities")[0]
    assert page.evaluate("location.hash") == f"#at_{first.start}"
    assert page.locator(f"#at_{first.start}").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with script", "without"])
def test_a_layer_is_switched_off_and_on(
    open_page: Open, statement: bs.Statement, *, scripts: bool
) -> None:
    page = open_page(statement, java_script_enabled=scripts)
    for layer, selector, style in (
        ("demands", ".text .demands:not(.allegations)", "backgroundImage"),
        ("allegations", ".text .allegations:not(.demands)", "backgroundImage"),
        ("mentions", ".text .mentions", "borderBottomColor"),
        ("parties", ".text .parties", "boxShadow"),
        ("speech_acts", ".text .speech_acts", "fontWeight"),
        ("dates", ".text .dates:not(.corrections)", "textDecorationColor"),
        ("quantities", ".text .quantities", "textDecorationColor"),
        ("corrections", ".text .corrections", "textDecorationColor"),
        ("corrections", ".text .notes", "display"),
        ("sentences", ".text [data-sentence]", "::before"),
    ):
        before = computed(page, selector, style)
        page.locator(f"[value={layer}]").click()
        assert computed(page, selector, style) != before, layer
        page.locator(f"[value={layer}]").click()
        assert computed(page, selector, style) == before, layer


def computed(page: "Page", selector: str, style: str) -> str:
    part = "getComputedStyle(each, '::before').display" if style == "::before" else ""
    found: str = page.locator(selector).first.evaluate(
        f"each => {part or f'getComputedStyle(each).{style}'}"
    )
    return found


def test_layers_that_overlap_are_all_seen(open_page: Open, statement: bs.Statement) -> None:
    page = open_page(statement)
    both = ".text .demands.allegations"
    fills = {
        computed(page, each, "backgroundImage")
        for each in (both, ".text .demands:not(.allegations)", ".text .allegations:not(.demands)")
    }
    assert len(fills) == 3


def test_without_a_script_every_annotation_leads_to_its_card(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement, java_script_enabled=False)
    link = stretch(page, "political prisoners")
    assert "Demand: the immediate and unconditional release" in (link.get_attribute("title") or "")
    link.click()
    assert page.url.endswith("#allegation-political-prisoners")
    assert page.locator("#allegation-political-prisoners").is_visible()
    assert page.locator("#panel_").is_hidden()


def test_the_parties_are_sorted_by_any_column(open_page: Open, statement: bs.Statement) -> None:
    page = open_page(statement)
    table = page.locator(".sortable")

    def column(number: int) -> list[str]:
        return table.locator(f"tbody tr > :nth-child({number})").all_inner_texts()

    names = [each.quote for each in statement.parties]
    assert column(2) == names
    button = table.get_by_role("button", name="Name in the text")
    button.click()
    in_order = sorted(names, key=lambda each: each.removeprefix("the "))
    assert column(2) == in_order
    assert table.locator("[aria-sort=ascending]").inner_text().startswith("Name")
    button.press("Enter")
    assert column(2) == in_order[::-1]
    table.get_by_role("button", name="No.").click()
    assert column(1) == [str(number) for number in range(1, len(names) + 1)]


@pytest.mark.parametrize("viewport", [WIDE, TABLET, PHONE, {"width": 320, "height": 600}])
def test_nothing_runs_out_of_the_window(
    open_page: Open, given: bs.Statement, viewport: dict[str, int]
) -> None:
    page = open_page(given, viewport=viewport)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == viewport["width"]


def test_a_tap_on_a_telephone_shows_the_annotations(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement, viewport=PHONE, has_touch=True, is_mobile=True)
    stretch(page, "political prisoners").tap()
    assert kinds(page)[0] == "Allegation"
    assert stretch(page, "political prisoners").is_visible()
    page.get_by_role("button", name="Close").tap()
    assert kinds(page) == []


def test_colours_follow_the_system_until_the_reader_chooses(
    open_page: Open, statement: bs.Statement
) -> None:
    light, dark = (
        open_page(statement, color_scheme=scheme, java_script_enabled=False)
        for scheme in ("light", "dark")
    )
    bright, black = (computed(page, "body", "backgroundColor") for page in (light, dark))
    assert bright != black
    dark.get_by_role("radio", name="Light").check()
    assert computed(dark, "body", "backgroundColor") == bright
    light.get_by_role("radio", name="Dark").check()
    assert computed(light, "body", "backgroundColor") == black


def test_on_paper_there_is_no_control_and_what_was_opened_stands_there(
    open_page: Open, statement: bs.Statement
) -> None:
    page = open_page(statement)
    page.get_by_role("radio", name="Dark").check()
    dark = computed(page, "body", "backgroundColor")
    page.emulate_media(media="print")
    assert computed(page, "body", "backgroundColor") != dark
    page.evaluate("document.getElementById('all_demands').open = true")
    assert not page.locator("nav").is_visible()
    assert not page.locator(".layers").is_visible()
    assert page.locator("#demand-open-dialogue").is_visible()
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_axe_finds_no_barrier(
    open_page: Open,
    statement: bs.Statement,
    node_modules: pathlib.Path,
    viewport: dict[str, int],
    scheme: str,
) -> None:
    page = open_page(statement, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.getElementById('all_demands').open = true")
    page.evaluate("document.getElementById('all_states').open = true")
    stretch(page, "political prisoners").click()
    page.add_script_tag(path=node_modules / "axe-core" / "axe.min.js")
    found = page.evaluate("axe.run()")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert "color-contrast" in {each["id"] for each in found["passes"]}


def test_a_notebook_shows_the_same_highlights(open_page: Open, statement: bs.Statement) -> None:
    formatters = pytest.importorskip(
        "IPython.core.formatters", reason="ipython is not installed: the group dev has it"
    )
    shown = formatters.DisplayFormatter().format(bs.show())[0]["text/html"]
    page = open_page(statement, html=f"<!DOCTYPE html><title>-</title>{shown}{shown}")
    assert "<script" not in shown
    first, second = page.locator(".annotated").all()
    words = first.locator(".text p").evaluate_all(
        "all => all.filter(each => !each.closest('.notes')).map(each => each.textContent)"
    )
    assert words == [each.quote for each in statement.blocks]
    demands = ".text .demands:not(.allegations)"
    seen = "each => getComputedStyle(each).backgroundImage"
    edition = computed(open_page(statement), demands, "backgroundImage")
    assert first.locator(demands).first.evaluate(seen) == edition
    first.locator("[value=demands]").uncheck()
    assert first.locator(demands).first.evaluate(seen) != edition
    assert second.locator(demands).first.evaluate(seen) == edition


def test_the_picture_in_the_readme_is_what_its_script_takes(
    browser: "Browser", checkout: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    script = checkout / "docs" / "reading-edition" / "picture.py"
    taken = tmp_path / "picture.png"
    subprocess.run([sys.executable, str(script), str(taken)], check=True)
    kept = script.with_name("picture.png").read_bytes()
    # The width and height of a PNG; how letters look is the machine's own.
    assert taken.read_bytes()[:24] == kept[:24]
    assert "](docs/reading-edition/picture.png)" in (checkout / "README.md").read_text("utf-8")
