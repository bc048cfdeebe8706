// A box for a person offers people while one types: those of this text first, then all whom the desk knows.
"use strict";

{
  const WAIT = 150;
  const MOST = 8;
  const list = document.createElement("ul");
  list.className = "desk-people";
  list.id = "people-offered";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  let box = null;
  let timer = 0;
  let asked = 0;

  const beside = (suffix) => box.form.elements[box.name + suffix];
  const active = () => list.querySelector("[aria-selected=true]");
  const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const close = () => {
    list.hidden = true;
    box?.setAttribute("aria-expanded", "false");
    box?.removeAttribute("aria-activedescendant");
  };

  const peopleHere = (typed) =>
    Array.from(document.querySelectorAll("#people-here option"), (option) => ({
      key: option.dataset.key,
      name: option.value,
      note: option.textContent,
    })).filter((one) => folded(one.name).includes(folded(typed)));

  const peopleKnown = async (typed) => {
    const response = await fetch(`${box.dataset.person}&term=${encodeURIComponent(typed)}`);
    if (!response.ok) return [];
    const { results } = await response.json();
    return results.map(({ id, text }) => {
      const [name, ...note] = text.split(" — ");
      return { key: id, name, note: note.join(" — ") };
    });
  };

  const optionFor = (one, index) => {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.id = `people-offered-${index}`;
    Object.assign(option.dataset, { key: one.key || "", name: one.name });
    const name = document.createElement("span");
    name.textContent = one.key ? one.name : `Add “${one.name}” as a new person`;
    const note = document.createElement("small");
    note.textContent = one.note || "";
    option.append(name, " ", note);
    return option;
  };

  const offer = (people) => {
    const typed = box.value.trim();
    const once = new Map(people.map((one) => [String(one.key), one]));
    const offered = Array.from(once.values()).slice(0, MOST);
    const known = offered.some((one) => folded(one.name) === folded(typed));
    if (beside("_new") && typed.length > 1 && !known && !/^\d+$/.test(typed)) offered.push({ name: typed });
    list.replaceChildren(...offered.map(optionFor));
    box.closest(".desk-field").append(list);
    list.hidden = !offered.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
  };

  const look = async () => {
    const typed = box.value.trim();
    const turn = ++asked;
    offer(peopleHere(typed));
    if (!typed) return;
    const here = box;
    const known = await peopleKnown(typed);
    if (turn === asked && here === box && document.activeElement === box) offer([...peopleHere(typed), ...known]);
  };

  const step = (forward) => {
    const options = Array.from(list.children);
    const at = options.indexOf(active()) + (forward ? 1 : -1);
    const next = options[(at + options.length) % options.length];
    for (const option of options) option.setAttribute("aria-selected", String(option === next));
    if (next) box.setAttribute("aria-activedescendant", next.id);
    next?.scrollIntoView({ block: "nearest" });
  };

  const choose = (option) => {
    asked++;
    box.value = option.dataset.name;
    beside("_key").value = option.dataset.key;
    if (beside("_new")) beside("_new").checked = !option.dataset.key;
    close();
    box.dispatchEvent(new Event("change", { bubbles: true }));
  };

  document.addEventListener("focusin", (event) => {
    if (!event.target.matches("input[data-person]")) return;
    box = event.target;
    // The browser's own list would stand over this one.
    box.removeAttribute("list");
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", "false");
  });

  document.addEventListener("focusout", (event) => {
    if (event.target === box) setTimeout(() => document.activeElement !== box && close());
  });

  document.addEventListener("input", (event) => {
    if (event.target !== box) return;
    beside("_key").value = "";
    if (beside("_new")) beside("_new").checked = false;
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });

  document.addEventListener("keydown", (event) => {
    if (event.target !== box || event.isComposing) return;
    const down = event.key === "ArrowDown";
    if (down || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) look();
      else step(down);
    } else if (event.key === "Enter" && !list.hidden && active()) {
      event.preventDefault();
      choose(active());
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopImmediatePropagation();
      close();
    }
  });

  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
}
