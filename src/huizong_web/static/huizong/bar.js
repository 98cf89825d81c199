// At phone width the line above the page scrolls; the page one is on shall be in sight.

const bar = document.querySelector(".bar");
const here = bar.querySelector("[aria-current]");
if (here) bar.scrollLeft = here.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;
