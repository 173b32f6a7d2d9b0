// What scrolls sideways can be reached by the keyboard: code and tables wider than the window.
function reach() {
  for (const it of document.querySelectorAll("pre > code, .md-typeset__scrollwrap")) {
    if (it.scrollWidth > it.clientWidth) it.tabIndex = 0;
    else it.removeAttribute("tabindex");
  }
}
addEventListener("load", reach);
addEventListener("resize", reach);
