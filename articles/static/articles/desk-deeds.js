// A form with data-deed is sent at once and its page stays: the desk answers with the parts that are to be shown.
"use strict";

{
  const desk = (window.desk ??= {});
  const SHOWN_FOR = 8_000;
  const annotator = document.getElementById("annotator");
  const said = document.getElementById("said");
  let silence = 0;

  desk.say = (words, wrong = false) => {
    clearTimeout(silence);
    said.textContent = words;
    said.classList.toggle("desk-said-wrong", wrong);
    if (!wrong) silence = setTimeout(() => (said.textContent = ""), SHOWN_FOR);
  };

  // Deeds go one after the other. What waits behind a refused one was meant for another state, and is dropped.
  let queue = Promise.resolve();
  let round = 0;
  desk.inTurn = (deed) => {
    const mine = round;
    queue = queue.then(() => mine === round && deed()).catch(() => round++);
    return queue;
  };

  // Waits for the answer to whatever form is sent by pressing a button.
  let sent = null;
  desk.answered = (press) => {
    sent = [];
    press();
    const all = Promise.all(sent);
    sent = null;
    return all;
  };

  desk.here = () => {
    const { list, view, here } = annotator.dataset;
    return { list, view, at: here };
  };

  const addressed = (address, more = {}) => {
    const url = new URL(address, location.href);
    for (const [name, value] of Object.entries({ ...desk.here(), ...more })) url.searchParams.set(name, value);
    return url;
  };

  const fieldsOf = (form) =>
    Array.from(form?.elements || []).filter((one) => one.matches("textarea, input[type=text], input[type=number]"));

  // What was typed while the desk was answering, or never sent, what was unfolded, and where the cursor stood.
  const typedIn = (form, data) => {
    const kept = fieldsOf(form).filter((one) => one.value !== (data ? data.get(one.name) : one.defaultValue));
    const focused = form?.contains(document.activeElement) ? document.activeElement : null;
    return {
      of: form?.dataset.mends,
      values: kept.map((one) => [one.name, one.value]),
      unfolded: Array.from(form?.querySelectorAll("details") || [], (one) => one.open),
      focused: focused?.name,
      chosen: focused?.checked ? focused.value : null,
      cursor: focused?.matches("textarea, input[type=text]") ? [focused.selectionStart, focused.selectionEnd] : null,
    };
  };

  const putBack = (typed) => {
    const form = document.querySelector("#item form[data-mends]");
    if (!form || form.dataset.mends !== typed.of) return;
    form.querySelectorAll("details").forEach((one, index) => (one.open ||= typed.unfolded[index]));
    for (const [name, value] of typed.values) {
      const field = form.elements[name];
      if (field) field.value = value;
    }
    const named = Array.from(form.elements).filter((one) => one.name === typed.focused);
    const field = named.find((one) => typed.chosen === null || one.value === typed.chosen) || named[0];
    field?.focus({ preventScroll: true });
    if (typed.cursor && field?.setSelectionRange) field.setSelectionRange(...typed.cursor);
    if (typed.values.length && !field) form.requestSubmit();
  };

  desk.draw = (answer, data = null) => {
    const typed = typedIn(document.querySelector("#item form[data-mends]"), data);
    for (const [name, html] of Object.entries(answer.parts)) {
      const place = document.getElementById(name);
      if (place) place.innerHTML = html;
    }
    if (answer.parts.item) putBack(typed);
    for (const { words, wrong } of answer.said) desk.say(words, wrong);
  };

  desk.showItem = async (at, signal) => {
    const answer = await desk.ask(addressed(annotator.dataset.where, { at, part: "item" }), { signal });
    if (answer && annotator.dataset.here === at) desk.draw(answer);
  };

  const send = async (form, submitter) => {
    if (!form.isConnected) return;
    const data = new FormData(form, submitter);
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await desk.ask(addressed(form.action), { method: "POST", body: new URLSearchParams(data) });
      const panel = form.closest("details.desk-panel");
      desk.draw(answer, form.dataset.deed === "mend" ? data : null);
      if (panel) panel.open = answer.refused;
      document.dispatchEvent(new CustomEvent("desk:done", { detail: { ...answer, deed: form.dataset.deed } }));
      if (answer.refused) round++;
    } catch (error) {
      desk.say(error.message, true);
      throw error;
    } finally {
      form.removeAttribute("aria-busy");
    }
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-deed]")) return;
    event.preventDefault();
    const { target, submitter } = event;
    if (sent) sent.push(send(target, submitter));
    else desk.inTurn(() => send(target, submitter));
  });

  // What is changed about the mark at hand is saved at once.
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.matches("form[data-mends]")) form.requestSubmit();
  });

  // What is typed has no place yet: it is looked for.
  document.addEventListener("input", (event) => {
    if (!event.target.matches('[data-selected="exact"]')) return;
    for (const name of ["start", "end"]) {
      const place = event.target.form.querySelector(`[data-selected="${name}"]`);
      if (place) place.value = "";
    }
  });
}
