// Comfort only: every page works without this file.
document.getElementById("errors")?.focus();

for (const form of document.querySelectorAll("form[method=post]")) {
  let typed = false;
  let sent = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", event => {
    // A second press on a slow line must not report twice; after a while it may be meant.
    if (sent) event.preventDefault();
    sent = true;
    typed = false;
    setTimeout(() => { sent = false; }, 5000);
  });
  addEventListener("beforeunload", event => { if (typed) event.preventDefault(); });
}
