// Parts of the workbench are drawn anew, and what is being typed in them stays: words, cursor, what stands unfolded.
"use strict";

{
  const desk = (window.desk ??= {});
  const bench = document.getElementById("bench");

  const typable = "textarea, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=search])";
  const fieldsOf = (form) => Array.from(form.elements).filter((one) => one.name && one.matches(typable));
  const kept = (field) =>
    field.tagName === "SELECT"
      ? (field.dataset.kept ?? Array.from(field.options).find((one) => one.defaultSelected)?.value ?? field.options[0]?.value ?? "")
      : field.defaultValue;
  const isTyped = (field) => field.value !== kept(field);
  // What stands apart in a row's form goes with a button of its own, and is not saved while it is typed.
  const isApart = (field) => field.matches("[data-apart]");
  const isDirty = (form) => fieldsOf(form).some((one) => isTyped(one) && !isApart(one));

  // What was typed into forms that are drawn anew, and where the cursor stood.
  const typedIn = (place) => {
    const forms = Array.from(place.querySelectorAll("form[data-bench]"));
    const typed = forms.filter((form) => fieldsOf(form).some(isTyped)).map((form) => ({
      action: form.action,
      row: form.closest(".desk-bench-row")?.id,
      seen: form.elements.seen?.value,
      values: fieldsOf(form).filter(isTyped).map((one) => [one.name, one.value]),
    }));
    // What was refused waits for its editor's word, and stays as it is.
    const refused = forms.filter((form) => form.querySelector(".desk-bench-conflict, .errorlist"));
    const active = place.contains(document.activeElement) ? document.activeElement : null;
    const focus = active && {
      action: active.form?.action,
      row: active.closest(".desk-bench-row")?.id,
      name: active.name,
      move: active.dataset.move,
      cursor: active.matches("textarea, input[type=text]") ? [active.selectionStart, active.selectionEnd] : null,
    };
    return { typed, refused, focus };
  };

  const formAt = (place, action) =>
    Array.from(place.querySelectorAll("form[data-bench]")).find((form) => form.action === action);

  const putBack = (place, { typed, refused, focus }, sent, at) => {
    for (const form of refused) {
      if (form.action !== sent?.action && form.matches("[data-autosave]")) formAt(place, form.action)?.replaceWith(form);
    }
    for (const { action, row, seen, values } of typed) {
      const form = formAt(place, action);
      // A colleague's change to a row that is being typed in was not seen by it.
      if (form?.elements.seen && row !== at && action !== sent?.action) form.elements.seen.value = seen;
      for (const [name, value] of values) {
        const field = form?.elements[name];
        // What was sent and refused comes back from the desk as it was sent.
        if (field?.matches?.(typable) && !(sent?.action === action && sent.data.get(name) === value)) field.value = value;
      }
      if (form?.matches("[data-autosave]") && isDirty(form)) form.dispatchEvent(new CustomEvent("desk:typed", { bubbles: true }));
    }
    if (!focus) return;
    const row = (focus.row && document.getElementById(focus.row)) || place;
    const form = formAt(row, focus.action);
    const named = focus.move
      ? form?.querySelector(`[data-move="${focus.move}"]`) || form?.querySelector("[data-move]")
      : form?.elements[focus.name];
    const field = named || form?.querySelector(typable) || row.querySelector("button, a");
    field?.focus?.({ preventScroll: true });
    if (focus.cursor && field?.setSelectionRange) field.setSelectionRange(...focus.cursor);
  };

  // Which row words are picked for.
  const citeFor = (id) => {
    const choice = document.getElementById("pick-cited_for");
    if (choice && Array.from(choice.options).some((one) => one.value === id)) choice.value = id;
  };

  const enhance = (place) => {
    const jQuery = window.django?.jQuery;
    jQuery?.(place).find(".admin-autocomplete").not("[name*=__prefix__]").djangoAdminSelect2?.();
  };

  desk.drawParts = (parts, { sent = null, at = "" } = {}) => {
    const citedFor = document.getElementById("pick-cited_for")?.value;
    for (const [id, html] of Object.entries(parts)) {
      const place = document.getElementById(id);
      if (!place) continue;
      const typed = typedIn(place);
      const open = Array.from(place.querySelectorAll("details"), (one) => one.open);
      place.innerHTML = html;
      place.querySelectorAll("details").forEach((one, index) => (one.open ||= open[index] || false));
      enhance(place);
      putBack(place, typed, sent, at);
    }
    citeFor(citedFor);
    for (const field of document.querySelectorAll("input[name=lock_version]")) field.value = bench.dataset.version;
  };

  desk.forms = { typable, fieldsOf, isApart, isDirty, formAt, citeFor };
}
