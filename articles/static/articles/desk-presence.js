// Tells the desk that somebody is at this event, and this page who else is.
"use strict";

{
  const desk = (window.desk ??= {});
  const EVERY = 20_000;
  const bench = document.getElementById("bench");
  const place = document.getElementById("presence");

  const beat = async () => {
    if (document.visibilityState !== "visible") return;
    const body = new URLSearchParams({
      lock_version: bench.dataset.version,
      csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]")?.value || "",
    });
    try {
      const answer = await desk.ask(bench.dataset.here, { method: "POST", body });
      // Said once: a screen reader is not told again what it was told before.
      if (place.innerHTML !== answer.parts.presence) place.innerHTML = answer.parts.presence;
    } catch {
      // Nothing of anybody's is lost by it; the next beat tries again.
    }
  };

  setInterval(beat, EVERY);
  document.addEventListener("visibilitychange", beat);
  desk.beat = beat;
}
