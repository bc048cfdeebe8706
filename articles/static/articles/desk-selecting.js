// Words selected in a text are filled into the forms that ask for them, with their place.
"use strict";

{
  // Counts UTF-16 units of the text alone: what stands in it for the desk only is left out.
  const wordsOf = (range) => {
    const copy = range.cloneContents();
    for (const extra of copy.querySelectorAll("[data-not-text]")) extra.remove();
    return copy.textContent;
  };

  const placeOf = (container, range) => {
    const before = document.createRange();
    before.setStart(container, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const exact = wordsOf(range);
    const start = wordsOf(before).length;
    return { exact, start, end: start + exact.length };
  };

  const fill = (form, place) => {
    for (const [name, value] of Object.entries(place)) {
      const field = form.querySelector(`[data-selected="${name}"]`);
      if (field) field.value = value;
    }
    form.closest("details")?.setAttribute("open", "");
    form.querySelector("details:has([data-selected])")?.setAttribute("open", "");
  };

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const node = range.commonAncestorContainer;
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (element.closest("[data-not-text]")) return;
    const container = element.closest("[data-selectable]");
    const form = container?.closest("form[data-selection]");
    if (form) fill(form, placeOf(container, range));
  });

  // What is typed has no place yet: it is looked for.
  document.addEventListener("input", (event) => {
    if (!event.target.matches('[data-selected="exact"]')) return;
    for (const name of ["start", "end"]) event.target.form.querySelector(`[data-selected="${name}"]`).value = "";
  });
}
