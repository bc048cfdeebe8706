// The edges of the quotation at hand can be dragged, from word to word. What is let go of is saved; Escape lets it be.
"use strict";

{
  const desk = window.desk;
  const pane = document.getElementById("text-pane");
  const item = document.getElementById("item");

  // They stand beside the text and not in it: places are counted in its words. By key the same is done with m.
  const handles = ["start", "end"].map((edge) => {
    const handle = document.createElement("span");
    handle.className = `desk-handle desk-handle-${edge}`;
    handle.ariaHidden = "true";
    handle.title = edge === "start" ? "Drag to where the words begin" : "Drag to where the words end";
    handle.dataset.edge = edge;
    handle.hidden = true;
    pane.append(handle);
    return handle;
  });

  // { handle, span } while one is dragged.
  let dragged = null;

  const atHand = () => {
    const form = item.querySelector("form[data-mends]");
    const mends = form?.querySelector("[data-selected=exact]") && form.dataset.mends === desk.here().at;
    return mends ? desk.words.spanOf(form.dataset.mends) : null;
  };

  const place = () => {
    const span = dragged ? dragged.span : atHand();
    for (const handle of handles) handle.hidden = !span;
    if (!span) return;
    const range = desk.words.rangeOf(span);
    const boxes = Array.from(range.getClientRects()).filter((box) => box.width);
    if (!boxes.length) return;
    const rightToLeft = getComputedStyle(range.startContainer.parentElement).direction === "rtl";
    const around = pane.getBoundingClientRect();
    for (const handle of handles) {
      const starts = handle.dataset.edge === "start";
      const box = starts ? boxes[0] : boxes[boxes.length - 1];
      const side = starts === rightToLeft ? box.right : box.left;
      handle.style.left = `${side - around.left - pane.clientLeft + pane.scrollLeft}px`;
      handle.style.top = `${box.top - around.top - pane.clientTop + pane.scrollTop}px`;
      handle.style.height = `${box.height}px`;
    }
  };

  const letGo = () => {
    dragged = null;
    pane.classList.remove("desk-dragging");
    desk.words.clear();
    place();
  };

  pane.addEventListener("pointerdown", (event) => {
    const span = event.target.matches(".desk-handle") && event.button === 0 && atHand();
    if (!span) return;
    event.preventDefault();
    dragged = { handle: event.target, span };
    pane.classList.add("desk-dragging");
    event.target.setPointerCapture(event.pointerId);
  });

  pane.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    const { edge } = dragged.handle.dataset;
    const to = desk.words.edgeAt(event.clientX, event.clientY, edge);
    const span = to === null ? dragged.span : { ...dragged.span, [edge]: to };
    if (span.start >= span.end) return;
    dragged.span = span;
    desk.words.keepShown(span);
    place();
  });

  pane.addEventListener("pointerup", () => {
    if (!dragged) return;
    const before = atHand();
    const span = desk.words.trimmed(dragged.span);
    letGo();
    if (before && span && (span.start !== before.start || span.end !== before.end)) desk.span.mend(span);
  });

  pane.addEventListener("pointercancel", () => dragged && letGo());
  document.addEventListener("keydown", (event) => dragged && event.key === "Escape" && letGo());
  new ResizeObserver(place).observe(pane);
  const redrawn = new MutationObserver(place);
  redrawn.observe(document.getElementById("annotator"), { attributeFilter: ["data-here"] });
  redrawn.observe(document.getElementById("text"), { childList: true });
  redrawn.observe(item, { childList: true });
}
