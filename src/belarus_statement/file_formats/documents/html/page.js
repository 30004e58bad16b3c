"use strict";

// Without this script every annotation leads to its card; with it, the cards come to the words.
const panel = document.getElementById("panel_");
const text = document.querySelector(".text");
const segments = [...text.querySelectorAll("a[data-annotations]")];
const covering = (segment) => segment.dataset.annotations.split(" ");
const coveredBy = new Map();
for (const segment of text.querySelectorAll("[data-annotations]")) {
  for (const id of covering(segment)) {
    if (!coveredBy.has(id)) coveredBy.set(id, []);
    coveredBy.get(id).push(segment);
  }
  segment.removeAttribute("title");
}
document.getElementById("keys_").hidden = false;
for (const segment of segments) segment.tabIndex = -1;
if (segments.length) segments[0].tabIndex = 0;

// A register of all records is long: its parts open when something leads into them.
const parts = [...document.querySelectorAll("details")];
const unfold = () => {
  const target = document.getElementById(location.hash.slice(1));
  const part = target?.closest("details");
  if (!part || part.open) return;
  part.open = true;
  target.scrollIntoView();
};
for (const part of parts) part.open = false;
addEventListener("hashchange", unfold);
unfold();

let pinned = null;

function cardOf(id) {
  const card = document.getElementById(id).cloneNode(true);
  card.removeAttribute("id");
  return card;
}

function show(segment) {
  const ids = covering(segment);
  panel.lastElementChild.replaceChildren(...ids.map(cardOf));
  panel.hidden = false;
  panel.scrollTop = 0;
  light(coveredBy.get(ids[0]));
}

function hide() {
  panel.hidden = true;
  light([]);
}

function light(lit) {
  for (const each of document.querySelectorAll(".lit")) each.classList.remove("lit");
  for (const each of lit) each.classList.add("lit");
}

function unpin() {
  const segment = pinned;
  pinned = null;
  if (segment && panel.contains(document.activeElement)) segment.focus();
  hide();
}

function moveTo(segment) {
  for (const each of segments) each.tabIndex = each === segment ? 0 : -1;
  segment.focus();
}

const segmentOf = (event) => event.target.closest("a[data-annotations]");

// Only where the panel stands beside the text: elsewhere it would cover what is pointed at.
const beside = matchMedia("(min-width: 75rem)");
let pointed = null;
text.addEventListener("pointermove", (event) => {
  const segment = segmentOf(event);
  if (pinned || segment === pointed || event.pointerType === "touch" || !beside.matches) return;
  pointed = segment;
  if (segment) show(segment);
  else hide();
});
text.addEventListener("pointerleave", () => {
  pointed = null;
  if (!pinned) hide();
});
text.addEventListener("focusin", (event) => {
  const segment = segmentOf(event);
  if (segment && !pinned) show(segment);
});
text.addEventListener("focusout", (event) => {
  const next = event.relatedTarget;
  if (!pinned && !text.contains(next) && !panel.contains(next)) hide();
});
text.addEventListener("click", (event) => {
  const segment = segmentOf(event);
  if (!segment || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  pinned = segment;
  moveTo(segment);
  show(segment);
  // A click by the keyboard has no place: whoever makes it goes on reading in the panel.
  if (event.detail === 0) panel.focus();
});
text.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = segments[segments.indexOf(segmentOf(event)) + step];
  if (!step || !next || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  pinned = null;
  moveTo(next);
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") unpin(); });
panel.querySelector("button").addEventListener("click", unpin);
document.addEventListener("click", (event) => {
  const way = event.defaultPrevented ? null : event.target.closest("a[href^='#']");
  const target = way && document.getElementById(way.hash.slice(1));
  if (!target || text.contains(target)) return;
  pinned = null;
  hide();
});

for (const table of document.querySelectorAll(".sortable")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const descending = head.getAttribute("aria-sort") === "ascending";
      for (const each of heads) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const value = (row) => row.cells[column].textContent.replace(/^the /, "");
      const rows = [...body.rows].sort((a, b) => value(a).localeCompare(value(b), undefined, { numeric: true }));
      body.append(...(descending ? rows.reverse() : rows));
    });
  });
}
