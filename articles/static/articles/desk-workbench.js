// The workbench saves what is typed by itself. Each form with data-bench is sent alone; the desk answers with the parts of
// the page that are to be shown.
"use strict";

{
  const desk = (window.desk ??= {});
  const PAUSE = 700;
  const bench = document.getElementById("bench");
  const said = document.getElementById("bench-said");
  const waiting = new Map();

  const { typable, fieldsOf, isApart, isDirty, formAt, citeFor } = desk.forms;

  const settle = (form, data, saves) => {
    for (const field of fieldsOf(form)) {
      if (!data.has(field.name) || (saves && isApart(field))) continue;
      if (field.tagName === "SELECT") field.dataset.kept = data.get(field.name);
      else field.defaultValue = data.get(field.name).replaceAll("\r\n", "\n");
    }
  };

  const emptied = (form) => {
    for (const one of form.querySelectorAll("[data-selected], [name=which]")) one.value = "";
    for (const one of form.querySelectorAll("[name=sentence]")) one.checked = false;
  };

  const tell = (words, wrong = false) => {
    const line = document.createElement("div");
    line.className = `desk-bench-done${wrong ? " desk-bench-wrong" : ""}`;
    line.textContent = words;
    said.replaceChildren(line);
  };

  // What was wrong or clashed is settled once the desk has taken the form.
  const settled = (form) => {
    for (const one of form.querySelectorAll(".desk-bench-conflict, .errorlist, [data-keep-theirs]")) one.remove();
    form.querySelectorAll(".desk-field-wrong").forEach((one) => one.classList.remove("desk-field-wrong"));
    const button = form.querySelector(".desk-bench-save");
    if (button) button.textContent = "Save";
    button?.classList.replace("desk-primary", "desk-quiet");
    said.querySelector(".desk-bench-wrong")?.remove();
  };

  const sayAt = (form, words) => {
    const place = form.querySelector("[data-saved]");
    if (place) place.textContent = words;
  };

  // Deeds go one after the other.
  let queue = Promise.resolve();
  let running = 0;
  const inTurn = (deed) => {
    running++;
    queue = queue.then(deed, deed).finally(() => running--);
    return queue;
  };

  // A form that was drawn anew while its turn came, and the same button in it.
  const standing = (form, submitter) => {
    if (form.isConnected) return [form, submitter];
    const now = formAt(document, form.action);
    // What was refused meanwhile waits for its editor's word.
    if (!now || isRefused(now)) return [null];
    const like = submitter?.dataset.move ? `[data-move="${submitter.dataset.move}"]` : null;
    const same = (one) => (like ? one.matches(like) : one.formAction === submitter?.formAction);
    const button = Array.from(now.querySelectorAll("button")).find(same);
    return submitter && !button ? [null] : [now, button];
  };

  const send = async (asked, pressed) => {
    const [form, submitter] = standing(asked, pressed);
    if (!form) return;
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    const data = new FormData(form, submitter);
    const address = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
    const saves = form.matches("[data-autosave]") && address === form.action;
    form.setAttribute("aria-busy", "true");
    if (saves) sayAt(form, "Saving…");
    try {
      const answer = await desk.ask(address, { method: "POST", body: new URLSearchParams(data) });
      if (!answer.refused) {
        settle(form, data, saves);
        settled(form);
        for (const [name, value] of Object.entries(answer.hidden || {})) form.elements[name].value = value;
        form.querySelector("[data-take-back]")?.removeAttribute("hidden");
        if (form.matches("[data-adds]")) form.reset();
        if (form.matches("[data-picks]")) emptied(form);
      }
      // The page has seen the event as it is now only if nobody else changed it in between.
      if (answer.seen_all) bench.dataset.version = answer.version;
      desk.drawParts(answer.parts, { sent: answer.refused ? { action: form.action, data } : null, at: answer.at });
      if ("coverage-rows" in answer.parts && !document.getElementById("reading-words")) show("reading", {});
      if (saves && form.isConnected && !answer.refused) sayAt(form, `Saved ${answer.saved}`);
      if (answer.refused) document.querySelector(".desk-bench-conflict, .errorlist")?.scrollIntoView({ block: "nearest" });
    } catch (error) {
      sayAt(form, "Not saved");
      tell(error.message, true);
    } finally {
      form.removeAttribute("aria-busy");
    }
  };

  const isRefused = (form) => form.querySelector(".desk-bench-conflict") !== null;
  const save = (form) => {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    return inTurn(() => {
      const [now] = standing(form);
      return now && isDirty(now) && !isRefused(now) ? send(now) : null;
    });
  };

  const later = (form) => {
    clearTimeout(waiting.get(form));
    if (isRefused(form)) return;
    waiting.set(form, setTimeout(() => save(form), PAUSE));
  };

  // What is still waiting to be saved goes first, so that no deed is done to a row as it no longer is.
  desk.saveAll = () => {
    for (const form of Array.from(waiting.keys())) save(form);
    return queue;
  };

  const isBusy = () => waiting.size > 0 || running > 0;

  document.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    if (!target.matches("form[data-bench]")) {
      if (isBusy() && target.method === "post") {
        event.preventDefault();
        // The form may be drawn anew meanwhile.
        const again = () => Array.from(document.forms).find((form) => form.action === target.action);
        desk.saveAll().then(() => again()?.requestSubmit());
      }
      return;
    }
    event.preventDefault();
    for (const form of Array.from(waiting.keys())) if (form !== target) save(form);
    // What is being typed is the last deed.
    if (submitter?.matches("[data-take-back]")) save(target);
    inTurn(() => send(target, submitter));
  });

  // Put back after the parts were drawn anew.
  document.addEventListener("desk:typed", (event) => later(event.target));

  const autosaved = (event) => {
    const form = event.target.form;
    const saved = event.target.matches(typable) && !isApart(event.target);
    return saved && form?.matches("form[data-autosave]") ? form : null;
  };

  document.addEventListener("input", (event) => {
    const form = autosaved(event);
    if (form) later(form);
  });

  document.addEventListener("change", (event) => {
    const form = autosaved(event);
    if (form && isDirty(form)) save(form);
  });

  // Words are picked for the row whose form was used last.
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest(".desk-bench-cited > .desk-bench-row");
    if (row) citeFor(row.id);
  });

  const show = async (section, query, at) => {
    await desk.saveAll();
    const url = new URL(bench.dataset.parts, location.href);
    url.search = new URLSearchParams({ section, ...query });
    try {
      const answer = await desk.ask(url);
      desk.drawParts(answer.parts);
      citeFor(at);
    } catch (error) {
      tell(error.message, true);
    }
  };

  const goTo = (id) => {
    location.hash = id;
    const field = document.getElementById("pick-exact") || document.getElementById(id);
    field?.focus();
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (!link.matches("[data-read], [data-cite], [data-keep-theirs]")) {
      if (!isBusy() || link.getAttribute("href").startsWith("#") || link.target) return;
      event.preventDefault();
      await desk.saveAll();
      location.assign(link.href);
      return;
    }
    event.preventDefault();
    if (link.dataset.keepTheirs) {
      const form = link.closest("form");
      // Drawn anew as it stands: what was typed here is let go.
      form.removeAttribute("data-bench");
      said.replaceChildren();
      await show(link.dataset.keepTheirs, {});
    } else if (link.dataset.read) {
      const at = link.closest(".desk-bench-row")?.id;
      await show("reading", { read: link.dataset.read }, at);
      const which = document.getElementById("read-which");
      if (which) which.value = link.dataset.read;
      goTo("reading");
    } else {
      citeFor(link.dataset.cite);
      goTo("reading");
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "read-which") show("reading", { read: event.target.value });
  });

  // What could not be saved is tried again once the desk can be reached.
  addEventListener("online", () => document.querySelectorAll("form[data-autosave]").forEach(save));

  addEventListener("beforeunload", (event) => {
    if (Array.from(document.querySelectorAll("form[data-autosave]")).some(isDirty)) event.preventDefault();
  });

  bench.classList.add("desk-scripted");
}
