// Keys press the buttons and follow the links that show them. Without this they are pressed and followed by hand.
"use strict";

{
  const KEPT = `desk-triage:${location.pathname}`;
  const panes = Array.from(document.querySelectorAll("[data-keep-scroll]"));
  // What is folded away is not pressed: one stray key would decide anew what was decided.
  const byKey = (key) =>
    Array.from(document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)).find(
      (one) => !one.closest("details:not([open])"),
    );

  const shown = () => Array.from(document.querySelectorAll(".desk-side h3 a"), (link) => link.href).join();

  const isTyping = (element) =>
    element.closest("textarea, select, input:not([type=checkbox], [type=radio]), .select2-container");

  // A page that is being left takes no second key: it would decide the pair that was just decided.
  let leaving = false;

  const pressedBy = (event) => {
    if (event.key !== " ") return byKey(event.key.toLowerCase());
    // Elsewhere the space bar presses what has the focus, or scrolls it.
    return document.activeElement === document.body ? byKey("n") : null;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (leaving || window.desk.keysAreOff() || isTyping(event.target)) return;
    const pressed = pressedBy(event);
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  });

  // From pair to pair nothing jumps: the panes and the focus stay where they were.
  const keepPlace = () => {
    const kept = {
      pair: shown(),
      page: scrollY,
      panes: panes.map((pane) => pane.scrollTop),
      focused: document.activeElement?.dataset.key,
    };
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  };

  document.addEventListener("submit", () => {
    leaving = true;
    keepPlace();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.hash) return;
    leaving = true;
    if (link.pathname === location.pathname) keepPlace();
  });

  // Another pair is read from its beginning.
  const placeOnPage = (kept) => {
    const same = kept.pair === shown();
    return same ? kept.page : Math.min(kept.page, document.querySelector(".desk-triage").offsetTop);
  };

  const restorePlace = () => {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    sessionStorage.removeItem(KEPT);
    if (!kept) return;
    panes.forEach((pane, i) => (pane.scrollTop = kept.panes[i]));
    if (kept.focused) byKey(kept.focused)?.focus({ preventScroll: true });
    if (!location.hash) requestAnimationFrame(() => scrollTo(0, placeOnPage(kept)));
  };

  addEventListener("pageshow", () => (leaving = false));
  restorePlace();
}
