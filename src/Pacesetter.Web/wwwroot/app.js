// Comfort only: every page works without this file.
document.getElementById("errors")?.focus();

// A ballot's code stands behind the number sign of its address, which no server ever sees.
const code = document.querySelector("[data-hash]");
if (code && location.hash) {
  code.value ||= decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}

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

// Remarks on a sentence while it is typed; without this they stand on the next page.
for (const field of document.querySelectorAll("[data-doubts]")) {
  const place = document.getElementById(field.id + "-doubts");
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const text = field.value;
      const figure = [...field.form.querySelectorAll(field.dataset.figures ?? "#number, #target, #measure")].some(other => other.value);
      const answer = await fetch(`${field.dataset.doubts}&measure=${figure}&text=${encodeURIComponent(text)}`).catch(() => null);
      if (!answer?.ok || field.value !== text) return;
      const { doubts } = await answer.json();
      place.replaceChildren(...doubts.map(doubt => Object.assign(document.createElement("p"), { textContent: doubt.says })));
    }, 500);
  });
}
