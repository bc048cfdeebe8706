// Words of the text are chosen or mended: what is selected there is what is meant, and keys move its edges.
"use strict";

{
  const desk = window.desk;
  const item = document.getElementById("item");
  const bar = document.getElementById("span-bar");

  let purpose = "";

  const titleOf = (span) => {
    if (purpose === "mend") return `Mending ${item.querySelector("h2").firstChild.textContent.trim().toLowerCase()}`;
    return { mark: "Words of a new quotation", name: "A name", cite: "Words to cite" }[purpose] || "Selected words";
  };

  const excerpt = (words) => (words.length > 120 ? `${words.slice(0, 60)} … ${words.slice(-50)}` : words);

  const fill = (form, span) => {
    for (const name of ["exact", "start", "end"]) {
      const field = form.querySelector(`[data-selected="${name}"]`);
      if (field) field.value = span[name];
    }
  };

  const tellWords = () => {
    const span = desk.words.chosen();
    if (!span) return;
    bar.hidden = false;
    document.getElementById("span-title").textContent = titleOf(span);
    document.getElementById("span-words").textContent = excerpt(span.exact);
    const mends = item.querySelector("form[data-mends] [data-selected=exact]");
    for (const button of bar.querySelectorAll("[data-use]")) {
      const { use } = button.dataset;
      if (use === "take") button.hidden = !purpose;
      else if (use === "mend") button.hidden = Boolean(purpose) || !mends;
      else if (use !== "leave") button.hidden = Boolean(purpose) || !document.getElementById(use);
    }
    desk.words.keepShown(span);
    if (purpose !== "mend") for (const form of document.querySelectorAll("form[data-selection]")) fill(form, span);
  };

  const leaveWords = () => {
    purpose = "";
    bar.hidden = true;
    desk.words.clear();
  };

  const choose = (span) => {
    bar.hidden = false;
    desk.words.show(span);
    tellWords();
  };

  const begin = (use) => {
    purpose = use;
    if (desk.words.chosen()) return tellWords();
    const here = desk.here().at && desk.words.spanOf(desk.here().at);
    const span = use === "mend" ? here : desk.words.sentence(here ? here.end : 0);
    if (!span) return;
    desk.toPane("text-pane");
    // What is selected by key needs no field to have the focus.
    document.activeElement.blur?.();
    choose(span);
  };

  const openPanel = (use) => {
    const panel = document.getElementById(use);
    desk.toPane(use);
    panel.open = true;
    const span = desk.words.chosen();
    const form = panel.querySelector("form");
    if (span) fill(form, span);
    if (span && use === "mark") {
      const marked = /^["“”„«»‘'‚‹]/u.test(span.exact);
      form.querySelector(`[name=kind][value=${marked ? "direct" : "indirect"}]`).checked = true;
    }
    bar.hidden = true;
    purpose = "";
    form.querySelector("[data-person], [name=target]:checked").focus();
    panel.scrollIntoView({ block: "nearest" });
  };

  const mend = (span) => {
    const form = item.querySelector("form[data-mends]");
    fill(form, span);
    leaveWords();
    desk.toPane("item");
    desk.focusHere();
    form.requestSubmit();
  };

  const take = () => {
    const span = desk.words.chosen();
    if (purpose === "mend") mend(span);
    else openPanel(purpose || "mark");
  };

  const use = (what) => {
    if (what === "leave" || !desk.words.chosen()) leaveWords();
    else if (what === "take") take();
    else if (what === "mend") mend(desk.words.chosen());
    else openPanel(what);
  };

  // Words that are selected already are what the quotation at hand gets; else its own are, to be changed by key.
  const forItem = () => {
    if (!item.querySelector("form[data-mends] [data-selected=exact]")) return;
    if (desk.words.chosen()) mend(desk.words.chosen());
    else begin("mend");
  };

  const forPanel = (panel) => {
    if (desk.words.chosen() && (!purpose || purpose === panel)) openPanel(panel);
    else begin(panel);
  };

  const MOVES = {
    "start-less": ["start", false],
    "start-more": ["start", true],
    "end-less": ["end", false],
    "end-more": ["end", true],
  };

  const moveEdge = (edge, forward, granularity = "word") =>
    choose(desk.words.move(desk.words.chosen(), edge, forward, granularity));

  const keyed = (event) => {
    const span = desk.words.chosen();
    if (!span) return null;
    const edge = event.shiftKey ? "start" : "end";
    const rightToLeft = getComputedStyle(desk.words.rangeOf(span).startContainer.parentElement).direction === "rtl";
    const keys = {
      ArrowRight: () => moveEdge(edge, !rightToLeft),
      ArrowLeft: () => moveEdge(edge, rightToLeft),
      ".": () => moveEdge("end", true, "grapheme"),
      ",": () => moveEdge("end", false, "grapheme"),
      ">": () => moveEdge("start", true, "grapheme"),
      "<": () => moveEdge("start", false, "grapheme"),
      ArrowDown: () => choose(desk.words.sentence(span.start, 1)),
      ArrowUp: () => choose(desk.words.sentence(span.start, -1)),
      Enter: take,
      Escape: leaveWords,
    };
    return keys[event.key];
  };

  // While the mouse draws over the words nothing may come up under it.
  let drawing = false;

  document.addEventListener("pointerdown", (event) => {
    drawing = Boolean(event.target.closest("#annotated"));
    // The bar acts on the selection: pressing it must not let go of that.
    if (event.target.closest("#span-bar")) event.preventDefault();
  });

  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      if (drawing && desk.words.chosen()) tellWords();
      drawing = false;
    });
  }

  document.addEventListener("selectionchange", () => {
    if (drawing) return;
    if (desk.words.chosen()) tellWords();
    else if (!bar.hidden && !desk.isTyping(document.activeElement)) leaveWords();
  });

  desk.span = { forItem, mend, use, leave: leaveWords, forPanel, keyed, move: (name) => moveEdge(...MOVES[name]) };
}
