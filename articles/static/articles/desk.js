// The desk works without this. With it, pages keep their place and slow buttons say so.
"use strict";

{
  const desk = (window.desk ??= {});
  const SWITCHED_OFF = "desk-keys-off";
  const KEPT = `desk-scroll:${location.pathname}`;

  const keepPlace = () => {
    const kept = sessionStorage.getItem(KEPT);
    if (kept === null) return;
    sessionStorage.removeItem(KEPT);
    // After the browser has gone to the fragment of the address.
    requestAnimationFrame(() => scrollTo(0, Number(kept)));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-stay]")) sessionStorage.setItem(KEPT, scrollY);
    if (form.matches("[data-slow]")) {
      const button = event.submitter || form.querySelector("button");
      button.setAttribute("aria-busy", "true");
      button.textContent = form.dataset.slow;
    }
  });

  // A page that comes back from the browser's memory is ready again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  document.addEventListener("change", (event) => {
    const date = event.target.closest(".desk-partial-date");
    if (!date || !event.target.value || event.target.tagName === "SELECT") return;
    const [known] = Array.from(date.parentElement.querySelectorAll("select.desk-partial-date"));
    if (event.target.type === "time") known.value = "minute";
    else if (known.value === "unknown") known.value = "day";
  });

  // Who switches the keys off finds them off on every page of this browser.
  desk.keysAreOff = () => localStorage.getItem(SWITCHED_OFF) !== null;

  for (const line of document.querySelectorAll(".desk-keys-switch")) {
    const box = line.querySelector("input");
    line.hidden = false;
    box.checked = !desk.keysAreOff();
    box.addEventListener("change", () => {
      if (box.checked) localStorage.removeItem(SWITCHED_OFF);
      else localStorage.setItem(SWITCHED_OFF, "1");
    });
  }

  const openWhatIsAsked = () => {
    const asked = location.hash && document.getElementById(location.hash.slice(1));
    if (asked && asked.matches("details")) asked.open = true;
  };

  // A search box has no name of its own: it takes that of the field it stands for.
  const nameSearchBoxes = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const name = select.labels[0]?.textContent || select.getAttribute("aria-label");
      if (!name || !select.nextElementSibling) continue;
      const parts = ".select2-selection, .select2-selection__rendered[role], .select2-search__field";
      for (const part of select.nextElementSibling.querySelectorAll(parts)) {
        part.setAttribute("aria-label", name.trim());
        part.removeAttribute("aria-labelledby");
      }
    }
  };

  // Select2 builds its boxes when jQuery says that the page is ready, which may be after it has loaded.
  const soon = () => setTimeout(nameSearchBoxes);
  addEventListener("load", soon);
  document.addEventListener("formset:added", soon);
  addEventListener("hashchange", openWhatIsAsked);
  openWhatIsAsked();
  keepPlace();
}
