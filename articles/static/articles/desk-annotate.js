// The annotation screen: from mark to mark, and the keys that decide what is at hand.
"use strict";

{
  const desk = window.desk;
  const HELD = 80;
  const annotator = document.getElementById("annotator");
  const item = document.getElementById("item");
  const state = annotator.dataset;

  // From mark to mark.

  const lineOf = (key) => (key ? document.getElementById(key) : null);
  const lines = () =>
    Array.from(document.querySelectorAll(`.desk-lines-${state.list} .desk-line`)).filter((one) => one.offsetParent);

  const remember = () => {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(desk.here())) url.searchParams.set(name, value);
    history.replaceState(null, "", url);
  };

  const pressed = (links, name, value) => {
    for (const link of document.querySelectorAll(links)) {
      if (link.dataset[name] === value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  const showList = (list, view = state.view) => {
    Object.assign(state, { list, view });
    pressed(".desk-tabs a", "list", list);
    pressed(".desk-views a", "view", view);
    remember();
  };

  // On a narrow screen one pane is shown at a time.
  desk.toPane = (id) => {
    if (matchMedia("(max-width: 1099px)").matches) location.replace(`#${id}`);
  };
  desk.focusHere = () => lineOf(state.here)?.focus({ preventScroll: true });
  desk.isTyping = (element) => element.closest("textarea, select, input:not([type=checkbox], [type=radio])");

  let ready = Promise.resolve();
  let asking = new AbortController();

  const point = (key, { focus = true, scroll = true } = {}) => {
    state.here = key;
    for (const line of document.querySelectorAll(".desk-line[aria-current]")) line.removeAttribute("aria-current");
    for (const mark of document.querySelectorAll("#annotated .desk-here")) mark.classList.remove("desk-here");
    const marks = key ? desk.marksOf(key) : [];
    for (const mark of marks) mark.classList.add("desk-here");
    const line = lineOf(key);
    line?.setAttribute("aria-current", "true");
    if (line && !line.offsetParent) showList(line.closest(".desk-lines-names") ? "names" : "quotes");
    if (focus) line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: "nearest" });
    if (focus) item.parentElement.scrollTop = 0;
    if (scroll && marks.length) desk.words.intoView(marks[0]);
    remember();
  };

  const go = (key, options) => {
    if (!key) return;
    if (desk.words.chosen()) desk.span.leave();
    point(key, options);
    if (item.querySelector("[data-item]")?.dataset.item === key) return;
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    ready = new Promise((done) => setTimeout(done, HELD))
      .then(() => !signal.aborted && desk.showItem(key, signal))
      .catch((error) => desk.say(error.message, true));
  };

  const step = (forward, among = lines()) => {
    const all = Array.from(document.querySelectorAll(`.desk-lines-${state.list} .desk-line`));
    const at = all.indexOf(lineOf(state.here));
    const next = forward
      ? among.find((line) => all.indexOf(line) > at)
      : among.findLast((line) => at < 0 || all.indexOf(line) < at);
    if (next) go(next.dataset.mark);
    else desk.say(forward ? "This is the last." : "This is the first.");
  };

  const nextWaiting = () => {
    const waiting = Array.from(document.querySelectorAll(`.desk-lines-${state.list} .desk-line-waiting`));
    const here = lineOf(state.here);
    const behind = waiting.find((line) => here && here.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING);
    const next = behind || waiting.find((line) => line !== here);
    if (next) go(next.dataset.mark);
    else desk.say("Nothing else waits in this list. Press l for the other.");
  };

  const otherList = () => {
    showList(state.list === "quotes" ? "names" : "quotes");
    const line = lines()[0];
    if (line) go(line.dataset.mark);
  };

  const otherView = () => {
    const views = ["waiting", "all", "rejected"];
    showList(state.list, views[(views.indexOf(state.view) + 1) % views.length]);
    desk.say(`Shown: ${state.view === "waiting" ? "what is to be decided" : state.view}.`);
  };

  // Keys.

  const nextKind = () => {
    const kinds = Array.from(item.querySelectorAll("[name=kind]"));
    const at = kinds.findIndex((one) => one.checked);
    const next = kinds[(at + 1) % kinds.length];
    if (!next) return;
    next.checked = true;
    next.form.requestSubmit();
  };

  const pressIn = (place, selector) => {
    const found = place.querySelector(selector);
    if (found && !found.disabled) found.click();
    return found;
  };

  // What is typed for a field that is not shown yet arrives in it, and is never taken for keys.
  let ahead = null;
  let left = false;
  const edit = (selector) => {
    ahead = "";
    left = false;
    const shown = () => {
      const field = item.querySelector(selector);
      field?.focus();
      field?.select();
      if (!field || !ahead) return;
      field.setRangeText(ahead, 0, field.value.length, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      // Of words that were not typed into it the field tells nothing when it is left.
      field.addEventListener("blur", () => field.dispatchEvent(new Event("change", { bubbles: true })), { once: true });
      if (left) field.blur();
    };
    desk.inTurn(() => ready.then(shown)).then(() => (ahead = null));
  };

  // Each key waits until what the one before it asked for is shown; these are not pressed over and over.
  const AT_HAND = {
    a: () => pressIn(item, "[data-key=a]"),
    x: () => pressIn(item, "[data-key=x]"),
    t: nextKind,
    z: () => pressIn(document.getElementById("strip"), "[data-key=z]") || desk.say("There is nothing of yours to undo."),
    m: () => desk.span.forItem(),
  };
  const showKeys = () => {
    const keys = document.getElementById("keys");
    keys.open = !keys.open;
    desk.toPane("keys");
    if (keys.open) keys.scrollIntoView();
  };

  const AT_ONCE = {
    s: () => edit("[data-person]"),
    b: () => edit("[name=on_behalf_of]"),
  };
  const PAGE = {
    j: () => step(true),
    ArrowDown: () => step(true),
    k: () => step(false),
    ArrowUp: () => step(false),
    n: nextWaiting,
    l: otherList,
    v: otherView,
    "?": showKeys,
  };
  for (const panel of ["mark", "name", "cite"]) {
    const key = { mark: "q", name: "w", cite: "c" }[panel];
    AT_ONCE[key] = () => document.getElementById(panel) && desk.span.forPanel(panel);
  }

  const heldBack = (event) =>
    event.ctrlKey || event.metaKey || event.altKey || event.isComposing || desk.keysAreOff();

  document.addEventListener("keydown", (event) => {
    if (heldBack(event) || event.defaultPrevented) return;
    if (ahead !== null) {
      if (event.key.length === 1) ahead += event.key;
      left ||= ["Enter", "Escape"].includes(event.key);
      return event.preventDefault();
    }
    if (event.key === "Escape" && event.target.closest("#decide")) {
      event.target.blur();
      desk.span.leave();
      return desk.focusHere();
    }
    if (desk.isTyping(event.target)) return;
    // Enter on a button or a link is that button's or link's.
    const onControl = event.target.closest("a[href], button, summary") && event.key === "Enter";
    const atOnce = (onControl ? null : desk.span.keyed(event)) || AT_ONCE[event.key];
    const deed = PAGE[event.key] || (event.repeat ? null : AT_HAND[event.key]);
    if (!atOnce && !deed) return;
    event.preventDefault();
    if (atOnce) atOnce();
    else desk.inTurn(() => ready.then(() => desk.answered(deed)));
  });

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target.closest("[data-do], [data-use], [data-span], [data-at], .desk-line, .desk-list-head a, #annotated mark");
    if (!target) return;
    const { do: what, use: usage, span, at, mark, list, view } = target.dataset;
    if (target.matches("a")) event.preventDefault();
    if (what === "mend") desk.span.forItem();
    else if (what) ({ previous: () => step(false), next: () => step(true), waiting: nextWaiting })[what]();
    else if (usage) desk.span.use(usage);
    else if (span) desk.span.move(span);
    else if (list) showList(list);
    else if (view) showList(state.list, view);
    else if (at || mark) goFrom(event, at || mark);
    else if (document.getSelection().isCollapsed) goToMark(event, target);
  });

  // Of marks inside one another a click takes the innermost, the next click the one around it.
  const goToMark = (event, element) => {
    const keys = element.dataset.marks.split(" ").filter((key) => state.view === "rejected" || !isRejected(key));
    const at = keys.indexOf(state.here);
    if (keys.length) goFrom(event, keys[at > 0 ? at - 1 : keys.length - 1]);
  };
  const isRejected = (key) => lineOf(key)?.matches(".desk-line-rejected");
  const goFrom = (event, key) => {
    event.preventDefault();
    go(key, { scroll: Boolean(event.target.closest("#list")) });
    desk.toPane("item");
  };

  document.addEventListener("desk:done", ({ detail }) => {
    desk.span.leave();
    const active = document.activeElement;
    const typing = desk.isTyping(active) || (detail.deed === "mend" && item.contains(active));
    showList(detail.list);
    point(detail.at, { focus: !typing, scroll: detail.deed !== "mend" });
  });

  annotator.classList.add("desk-scripted");
  if (new URLSearchParams(location.search).has("at")) point(state.here, { focus: false });
  performance.mark("desk-annotate-ready");
}
