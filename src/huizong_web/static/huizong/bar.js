// At phone width the line above the page scrolls; the page one is on shall be in sight.

const here = document.querySelector(".bar [aria-current]"); // a round that is not made yet has no line
const bar = here?.closest(".bar");
if (bar) bar.scrollLeft = here.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;
