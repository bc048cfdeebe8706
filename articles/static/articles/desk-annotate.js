// Selecting words with the annotator fills both forms; clicking marked words leads to their quote.
"use strict";

{
  const text = document.getElementById("annotated");
  const forms = Array.from(document.querySelectorAll("form[data-selection]"));
  const field = (form, name) => form.querySelector(`[data-selected="${name}"]`);

  const fill = ({ quote, start, end }) => {
    for (const form of forms) {
      field(form, "exact").value = quote;
      field(form, "start").value = start;
      field(form, "end").value = end;
    }
  };

  document.addEventListener("input", (event) => {
    if (!event.target.matches('[data-selected="exact"]')) return;
    for (const name of ["start", "end"]) field(event.target.form, name).value = "";
  });

  const goToQuote = (event) => {
    const mark = event.target.closest("mark[data-quote]");
    if (!mark || !document.getSelection().isCollapsed) return;
    const row = document.getElementById(`quote-${mark.dataset.quote}`);
    row?.scrollIntoView({ block: "nearest" });
    row?.focus({ preventScroll: true });
  };

  if (forms.length) {
    const annotator = RecogitoJS.createTextAnnotator(text, {
      renderer: "SPANS",
      style: () => ({ fill: "#f5c542", fillOpacity: 0.45 }),
    });
    let last = null;
    // One selection at a time: pressing anew lets go of what was selected and not sent, so that a part of it can be.
    const letGo = () => {
      if (last) annotator.removeAnnotation(last);
      last = null;
    };
    text.addEventListener("pointerdown", letGo, { capture: true });
    const take = (annotation) => {
      if (last !== annotation.id) letGo();
      last = annotation.id;
      const parts = annotation.target.selector;
      fill({
        quote: parts.map((part) => part.quote).join(""),
        start: parts[0].start,
        end: parts[parts.length - 1].end,
      });
    };
    annotator.on("createAnnotation", take);
    annotator.on("updateAnnotation", take);
    annotator.on("selectionChanged", (annotations) => annotations.length && take(annotations[0]));
  }
  text.addEventListener("click", goToQuote);
}
