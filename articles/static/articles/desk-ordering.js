// Rows change their places by Alt and the arrow keys, or by dragging; without a script by their buttons.
"use strict";

{
  const rowOf = (element) => element.closest?.("[data-sortable] > .desk-bench-row");

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const row = rowOf(event.target);
    if (!row) return;
    event.preventDefault();
    row.querySelector(`[data-move="${event.key === "ArrowUp" ? "up" : "down"}"]`)?.click();
  });

  // A row is dragged by its handle, so that words in it can still be selected.
  let dragged = null;

  const moveTo = (row, place) => {
    const button = row.querySelector("[data-move]");
    if (!button) return;
    const asked = button.cloneNode();
    asked.value = place;
    asked.hidden = true;
    asked.removeAttribute("data-move");
    button.form.append(asked);
    button.form.requestSubmit(asked);
  };

  const rowsOf = (row) => Array.from(row.parentElement.children);

  document.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("[data-drag]") && rowOf(event.target);
    if (row) row.draggable = true;
  });
  document.addEventListener("pointerup", (event) => {
    const row = rowOf(event.target);
    if (row) row.draggable = false;
  });

  document.addEventListener("dragstart", (event) => {
    dragged = rowOf(event.target);
    if (!dragged?.draggable) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.id);
    dragged.classList.add("desk-bench-dragged");
  });

  document.addEventListener("dragover", (event) => {
    const over = dragged && rowOf(event.target);
    if (!over || over.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    const rows = rowsOf(over);
    if (over !== dragged) over[rows.indexOf(over) > rows.indexOf(dragged) ? "after" : "before"](dragged);
  });

  document.addEventListener("drop", (event) => {
    if (!dragged) return;
    event.preventDefault();
    moveTo(dragged, rowsOf(dragged).indexOf(dragged));
  });

  document.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.classList.remove("desk-bench-dragged");
    dragged.draggable = false;
    dragged = null;
  });
}
