"use strict";
// The page is whole without this: it puts the panes side by side, and leads from one to another.
(() => {
  const main = document.querySelector("main");
  const panes = new Map([...main.querySelectorAll(":scope > .pane")].map((one) => [one.id, one]));
  const active = new Map(); // which pane each group shows, by the first of the group
  const arrangements = [
    ["(min-width: 100rem)", [["pages", "drawing"], ["content", "source"], ["findings", "files", "about"]]],
    ["(min-width: 56rem)", [["pages", "drawing", "content", "source"], ["findings", "files", "about"]]],
    ["all", [["findings", "pages", "drawing", "content", "source", "files", "about"]]],
  ];
  let columns = [];

  function make(name, attributes, text = "") {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  }

  function arrange() {
    const groups = arrangements.find(([query]) => window.matchMedia(query).matches)[1];
    const before = columns.map((one) => one.shown);
    columns = groups.map((names) => column(names.filter((name) => panes.has(name))));
    main.replaceChildren(...columns.map((one) => one.box));
    for (const one of columns) {
      show(one, before.find((name) => one.names.includes(name)) ?? one.names[0], false);
    }
  }

  function column(names) {
    const box = make("div", { class: "column" });
    const list = make("div", { role: "tablist", "aria-label": main.getAttribute("aria-label") });
    const one = { box, names, tabs: new Map(), shown: "" };
    for (const name of names) {
      const heading = panes.get(name).querySelector("h2");
      const tab = make("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": name });
      tab.append(...[...heading.childNodes].map((node) => node.cloneNode(true)));
      tab.addEventListener("click", () => show(one, name, false));
      one.tabs.set(name, tab);
      list.append(tab);
      const pane = panes.get(name);
      pane.setAttribute("role", "tabpanel");
      pane.setAttribute("tabindex", "0");
      pane.setAttribute("aria-labelledby", tab.id);
    }
    list.addEventListener("keydown", (event) => turn(one, event));
    box.append(list, ...names.map((name) => panes.get(name)));
    return one;
  }

  function turn(one, event) {
    const here = one.names.indexOf(one.shown);
    const last = one.names.length - 1;
    const to = {
      ArrowRight: here === last ? 0 : here + 1,
      ArrowLeft: here === 0 ? last : here - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(one, one.names[to], true);
  }

  function show(one, name, focus) {
    one.shown = name;
    for (const [other, tab] of one.tabs) {
      const chosen = other === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      panes.get(other).hidden = !chosen;
      if (chosen && focus) tab.focus();
    }
    scroll(panes.get(name));
  }

  function scroll(pane) {
    const marked = pane.querySelector(".marked");
    if (marked) marked.scrollIntoView({ block: "center", inline: "nearest" });
  }

  function columnOf(name) {
    return columns.find((one) => one.names.includes(name));
  }

  function clear(kind) {
    for (const one of document.querySelectorAll(`.${kind}`)) one.classList.remove(kind);
  }

  // The place in the drawing, or the nearest one around it.
  function drawn(path) {
    const drawing = panes.get("drawing");
    for (let place = path; drawing && place; ) {
      const found = drawing.querySelector(`[data-path="${CSS.escape(place)}"]`);
      if (found) return found;
      place = place.slice(0, Math.max(place.lastIndexOf("."), place.lastIndexOf("["), 0));
    }
    return null;
  }

  function choose(finding) {
    clear("chosen");
    clear("marked");
    finding.classList.add("chosen");
    const { row, line, path } = finding.dataset;
    const places = [
      ["content", row && document.getElementById(row)],
      ["source", line && document.getElementById(line)],
      ["drawing", path && drawn(path)],
    ].filter(([, target]) => target);
    for (const [, target] of places) target.classList.add("marked");
    if (row) reveal(document.getElementById(row));
    const names = places.map(([name]) => name);
    // A view that shows the place stays; where none does, the first that can is turned to.
    const shown = columns.filter((one) => names.includes(one.shown));
    if (shown.length) for (const one of shown) scroll(panes.get(one.shown));
    else if (names.length) show(columnOf(names[0]), names[0], false);
  }

  function lead(id) {
    const target = document.getElementById(id);
    const pane = target && target.closest(".pane");
    if (!pane) return false;
    if (target !== pane) {
      clear("marked");
      target.classList.add("marked");
      reveal(target);
    }
    show(columnOf(pane.id), pane.id, false);
    target.setAttribute("tabindex", target === pane ? "0" : "-1");
    target.focus({ preventScroll: true });
    return true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      if (lead(link.getAttribute("href").slice(1))) event.preventDefault();
      return;
    }
    const finding = event.target.closest(".finding[data-path]");
    const selected = String(window.getSelection());
    if (finding && !selected && !event.target.closest("a, button")) choose(finding);
  });

  const input = document.getElementById("search");
  const rows = [...document.querySelectorAll(".row")];

  function search() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.told ??= row.textContent.toLowerCase();
      row.hidden = !words.every((word) => row.told.includes(word));
      count += row.hidden ? 0 : 1;
    }
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = !group.querySelector(".row:not([hidden])");
    }
    const told = document.getElementById("shown");
    told.textContent = words.length
      ? told.dataset.pattern.replace("{count}", count).replace("{total}", rows.length) : "";
  }

  // What a search hides comes back when something leads there.
  function reveal(row) {
    if (row.closest("[hidden]:not(.pane)")) {
      input.value = "";
      search();
    }
  }

  // Browsers load no frame from a long data address, but any from a blob.
  function unpack() {
    const link = document.querySelector('a[data-pdf][href^="data:"]');
    const frame = document.querySelector("iframe");
    if (!link || !frame) return;
    const text = atob(link.href.slice(link.href.indexOf(",") + 1));
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
    frame.src = `${address}#navpanes=0&view=FitH`;
  }

  document.documentElement.classList.add("js");
  main.classList.add("tabbed");
  if (input) input.addEventListener("input", search);
  unpack();
  arrange();
  for (const [query] of arrangements) {
    window.matchMedia(query).addEventListener("change", arrange);
  }
  if (location.hash) lead(location.hash.slice(1));
})();
