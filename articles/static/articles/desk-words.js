// Places in a text on the desk, counted as browsers count: in UTF-16 units of its words, with nothing left out.
"use strict";

{
  const desk = (window.desk ??= {});
  const SHOWN = "desk-span";

  const container = () => document.getElementById("annotated");
  const text = () => container().textContent;

  const lengthUntil = (node, offset) => {
    const before = document.createRange();
    before.setStart(container(), 0);
    before.setEnd(node, offset);
    return before.toString().length;
  };

  const trimmed = ({ start, end }) => {
    const words = text().slice(start, end);
    const from = start + words.length - words.trimStart().length;
    const exact = words.trim();
    return exact ? { start: from, end: from + exact.length, exact } : null;
  };

  const placeOf = (range) =>
    trimmed({
      start: lengthUntil(range.startContainer, range.startOffset),
      end: lengthUntil(range.endContainer, range.endOffset),
    });

  const rangeOf = ({ start, end }) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(container(), NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node; (node = walker.nextNode()); passed += node.length) {
      if (start >= passed && start < passed + node.length) range.setStart(node, start - passed);
      if (end > passed && end <= passed + node.length) {
        range.setEnd(node, end - passed);
        break;
      }
    }
    return range;
  };

  // The words that are selected in the text, or null.
  const chosen = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return container().contains(range.commonAncestorContainer) ? placeOf(range) : null;
  };

  const intoView = (range) => {
    const box = range.getBoundingClientRect();
    const bar = document.getElementById("span-bar");
    const bottom = innerHeight - (bar && !bar.hidden ? bar.offsetHeight : 0) - 16;
    if (box.top < 64 || box.bottom > bottom) scrollBy({ top: box.top - innerHeight / 3 });
  };

  // Selects the words, so that they can be dragged, read aloud and copied like any other selection.
  const show = (span) => {
    const range = rangeOf(span);
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    keepShown(span);
    intoView(range);
  };

  // While a form has the focus the browser shows no selection; what the form is about stays visible.
  const keepShown = (span) => {
    if (window.Highlight && CSS.highlights) CSS.highlights.set(SHOWN, new Highlight(rangeOf(span)));
  };

  const clear = () => {
    document.getSelection().removeAllRanges();
    CSS.highlights?.delete(SHOWN);
  };

  let cut = { of: null };

  // Where pieces begin and end: "word", "sentence" or "grapheme". Never inside a letter with its accents, or an emoji.
  const pieces = (granularity) => {
    const whole = text();
    if (cut.of !== whole) cut = { of: whole };
    cut[granularity] ??= segments(whole, granularity)
      .map(({ index, segment }) => trimmedPiece(index, segment))
      .filter(({ start, end }) => start < end);
    return cut[granularity];
  };

  const segments = (whole, granularity) => {
    if (window.Intl?.Segmenter) {
      return Array.from(new Intl.Segmenter(container().lang || undefined, { granularity }).segment(whole));
    }
    const piece = { word: /\S+/gu, sentence: /\S[^.!?\n]*[.!?\n]?/gu, grapheme: /\P{M}\p{M}*/gu }[granularity];
    return Array.from(whole.matchAll(piece), (match) => ({ index: match.index, segment: match[0] }));
  };

  const trimmedPiece = (index, segment) => {
    const start = index + segment.length - segment.trimStart().length;
    return { start, end: start + segment.trim().length };
  };

  // One edge of the span goes on or back by a piece; the span never gets empty.
  const move = (span, edge, forward, granularity) => {
    const places = pieces(granularity).map((piece) => piece[edge]);
    const other = edge === "end" ? (place) => place > span.start : (place) => place < span.end;
    const allowed = places.filter((place) => other(place) && (forward ? place > span[edge] : place < span[edge]));
    const place = forward ? allowed[0] : allowed[allowed.length - 1];
    return place === undefined ? span : { ...span, [edge]: place };
  };

  // Where the words under the pointer begin or end, or null beside the text.
  const edgeAt = (x, y, edge) => {
    const caret = document.caretPositionFromPoint?.(x, y);
    const range = caret ? null : document.caretRangeFromPoint?.(x, y);
    const node = caret ? caret.offsetNode : range?.startContainer;
    if (!node || !container().contains(node)) return null;
    const place = lengthUntil(node, caret ? caret.offset : range.startOffset);
    const distance = (piece) => Math.abs(piece[edge] - place);
    const near = pieces("word").reduce((best, piece) => (distance(piece) < distance(best) ? piece : best));
    return near[edge];
  };

  // The sentence in which a place is, or the one so many sentences on.
  const sentence = (place, steps = 0) => {
    const all = pieces("sentence");
    const found = all.findIndex((one) => one.end > place);
    return all[Math.min(Math.max((found < 0 ? all.length - 1 : found) + steps, 0), all.length - 1)] || null;
  };

  // The words of a mark, which other marks may cut into several elements.
  const spanOf = (key) => {
    const marks = desk.marksOf(key);
    if (!marks.length) return null;
    const range = document.createRange();
    range.setStartBefore(marks[0]);
    range.setEndAfter(marks[marks.length - 1]);
    return placeOf(range);
  };

  desk.marksOf = (key) => Array.from(container().querySelectorAll(`mark[data-marks~="${CSS.escape(key)}"]`));
  desk.words = { chosen, show, keepShown, clear, move, sentence, spanOf, edgeAt, trimmed, rangeOf, intoView };
}
