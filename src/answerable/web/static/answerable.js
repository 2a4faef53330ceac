/* Optional help on the review page: move from doubt to doubt, and let the source follow.
   Everything works without this file: each doubt carries a link to its place in the source. */
(() => {
  "use strict";

  const review = document.querySelector("[data-review]");
  if (!review) return;

  const source = review.querySelector("[data-source]");
  const openDoubts = () => [...review.querySelectorAll("[data-doubt]:not([data-resolved])")];
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  const scrollSource = (mark) => {
    if (!source || !source.contains(mark) || source.scrollHeight <= source.clientHeight) return;
    const [place, frame] = [mark.getBoundingClientRect(), source.getBoundingClientRect()];
    source.scrollTo({
      top: source.scrollTop + place.top - frame.top - source.clientHeight / 3,
      left: source.scrollLeft + place.left - frame.left - source.clientWidth / 3,
      behavior: calm ? "auto" : "smooth",
    });
  };

  // A value may stand in several places, and a place may go on on the next page of a picture.
  const marksOf = (places) => places.split(" ").flatMap((place) => [
    document.getElementById(place), ...review.querySelectorAll(`[data-goes-on="${place}"]`),
  ]).filter(Boolean);

  const follow = (places) => {
    review.querySelectorAll(".mark-now").forEach((mark) => mark.classList.remove("mark-now"));
    const marks = places ? marksOf(places) : [];
    marks.forEach((mark) => mark.classList.add("mark-now"));
    if (marks.length) scrollSource(marks[0]);
  };

  const isAfter = (doubt, element) => {
    const order = element.compareDocumentPosition(doubt);
    return Boolean(order & Node.DOCUMENT_POSITION_FOLLOWING) && !(order & Node.DOCUMENT_POSITION_CONTAINED_BY);
  };

  let current = null;
  const showNext = () => {
    const doubts = openDoubts();
    if (!doubts.length) return;
    const here = current && current.isConnected ? current : null;
    const next = (here && doubts.find((doubt) => isAfter(doubt, here))) || doubts[0];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };

  const isTyping = (element) => element.matches("input, textarea, select, [contenteditable]");

  review.addEventListener("focusin", (event) => {
    const value = event.target.closest("[data-place], [data-doubt]");
    if (!value) return;
    current = value;
    follow(value.dataset.place);
  });

  review.addEventListener("keydown", (event) => {
    if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    showNext();
  });

  review.querySelectorAll("[data-next-doubt]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", showNext);
  });
})();
