// Sets the colour scheme before the first paint, so that a dark room never sees a white flash.
(function () {
  var wanted = null;
  try {
    wanted = localStorage.getItem("mantine-color-scheme-value");
  } catch (error) {
    wanted = null;
  }
  if (wanted !== "light" && wanted !== "dark") {
    wanted = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.setAttribute("data-mantine-color-scheme", wanted);
})();
