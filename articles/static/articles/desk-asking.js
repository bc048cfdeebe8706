// Asks the desk something, and tells in words why there is no answer.
"use strict";

{
  const desk = (window.desk ??= {});

  desk.ask = async (address, options = {}) => {
    let response;
    try {
      response = await fetch(address, { ...options, headers: { Accept: "application/json" } });
    } catch (error) {
      if (error.name === "AbortError") return null;
      throw new Error("The desk cannot be reached. Nothing was saved; what you typed is kept. Try again.");
    }
    if (response.headers.get("Content-Type")?.startsWith("application/json")) return response.json();
    if (response.status === 403) throw new Error("You may not do this. If you logged in anew, reload the page.");
    if (response.redirected) {
      throw new Error("You are logged out. Log in in another tab, then try again: what you typed is kept.");
    }
    throw new Error(`The desk failed (${response.status}). What you typed is kept. Try again.`);
  };
}
