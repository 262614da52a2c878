// The working paper in the field: kept in this browser as it is typed, handed in when there is a network, and never lost. docs/offline.md says how.
const KEPT = "visits";
const LONGEST_SIDE = 1280;
const form = document.querySelector("form[data-visit]");
const id = form.dataset.visit;
const key = `visit-${id}`;
const says = document.getElementById("kept");
const conflict = document.getElementById("conflict");
let sending = false;

function say(what, more = "") {
  const text = says.dataset[what] + more;
  says.hidden = false;
  says.className = "notice i no-print";
  // Said again at every letter it would be read aloud at every letter.
  if (says.textContent !== text) says.textContent = text;
}

const draft = () => JSON.parse(localStorage.getItem(key) ?? "null");
const fields = () => Object.fromEntries([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !name.startsWith("_") && name !== "revision" && name !== "complete"));

function keep(more = {}) {
  const kept = { revision: form.dataset.revision, photos: {}, ...draft(), fields: fields(), at: Date.now(), ...more };
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    say(kept.complete === undefined ? "kept" : "waits", ` ${new Date(kept.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`);
  } catch {
    say("full");
  }
  return kept;
}

function fill(values) {
  for (const [name, value] of Object.entries(values)) {
    const named = form.elements.namedItem(name);
    if (!named) continue;
    if (named instanceof RadioNodeList) for (const one of named) one.checked = one.value === value;
    else if (named.type === "radio") named.checked = named.value === value;
    else named.value = value;
  }
}

// From the fields of the form to what the API takes.
function paper(values, handIn) {
  const answers = [], checks = [];
  for (let q = 0; `s${q}` in values; q++)
    answers.push({ question: q, grade: values[`g${q}`] || null, seen: values[`s${q}`] || null, talkedTo: values[`t${q}`] || null });
  for (const name of Object.keys(values).filter(one => one.startsWith("d-"))) {
    const [, kind, ...rest] = name.split("-");
    const verdict = values[`c-${kind}-${rest.join("-")}`];
    checks.push({ kind, id: rest.join("-"), confirmed: verdict ? verdict === "yes" : null, seen: values[name] || null });
  }
  return { answers, checks, remark: values.remark || null, handIn };
}

// And back, to compare with what somebody else wrote.
function typed(paper) {
  const values = { remark: paper.remark ?? "" };
  for (const one of paper.answers) Object.assign(values, { [`g${one.question}`]: one.grade ?? "", [`s${one.question}`]: one.seen ?? "", [`t${one.question}`]: one.talkedTo ?? "" });
  for (const one of paper.checks) Object.assign(values, { [`c-${one.kind}-${one.id}`]: one.confirmed === true ? "yes" : one.confirmed === false ? "no" : "", [`d-${one.kind}-${one.id}`]: one.seen ?? "" });
  return values;
}

const call = (method, path, revision, body) => fetch(`/api/v1/visits/${id}${path}`, {
  method, headers: { ...(revision && { "If-Match": `"${revision}"` }), ...(body && !(body instanceof FormData) && { "Content-Type": "application/json" }) },
  body: body instanceof FormData ? body : body && JSON.stringify(body),
});

async function send() {
  const kept = draft();
  if (sending || !kept || kept.complete === undefined) return;
  sending = true;
  try {
    if (!form.dataset.arrived) {
      // Whoever writes the paper is there; without a network nobody could say so before.
      const arrived = await call("PUT", "/arrival", kept.revision);
      if (arrived.ok) { form.dataset.arrived = "yes"; kept.revision = String((await arrived.json()).revision); keep({ revision: kept.revision }); }
      else if (arrived.status !== 422 && arrived.status !== 412) return await refused(arrived);
    }
    const answer = await call("PUT", "/paper", kept.revision, paper(kept.fields, kept.complete));
    if (answer.status === 412 || answer.status === 409) return await compare(kept);
    if (!answer.ok) return await refused(answer);
    for (const [question, photo] of Object.entries(kept.photos)) {
      const body = new FormData();
      body.append("photo", blobOf(photo), `photo-${question}.jpg`);
      const shown = await call("PUT", `/photos/${question}`, null, body);
      if (!shown.ok) { keep({ revision: String((await (await call("GET", "")).json()).revision) }); return await refused(shown); }
      delete kept.photos[question];
    }
    localStorage.removeItem(key);
    await (await globalThis.caches?.open(KEPT))?.delete(location.pathname);
    say("sent");
    location.assign(kept.complete ? `/visits/${id}` : location.pathname);
  } catch {
    keep();
  } finally {
    sending = false;
  }
}

// Not by fetch: the page may only ask its own host.
const blobOf = url => new Blob([Uint8Array.from(atob(url.split(",")[1]), letter => letter.charCodeAt(0))], { type: "image/jpeg" });

async function refused(answer) {
  const problem = await answer.json().catch(() => ({}));
  const kept = draft();
  delete kept.complete;
  localStorage.setItem(key, JSON.stringify(kept));
  say("refused", ` ${problem.title ?? answer.status}`);
  says.className = "notice r no-print";
  says.scrollIntoView({ block: "center" });
}

// Somebody else wrote meanwhile: both are shown, line by line, and a person chooses.
async function compare(kept) {
  const theirs = await (await call("GET", "")).json();
  const other = typed(theirs.paper ?? { answers: [], checks: [] });
  const names = [...new Set([...Object.keys(other), ...Object.keys(kept.fields)])].filter(name => (other[name] ?? "") !== (kept.fields[name] ?? ""));
  const place = document.getElementById("differences");
  place.replaceChildren(...names.map(name => {
    const box = Object.assign(document.createElement("fieldset"), { className: "stack" });
    box.dataset.name = name;
    box.append(Object.assign(document.createElement("legend"), { textContent: labelOf(name) }));
    for (const [whose, value] of [["mine", kept.fields[name]], ["theirs", other[name]]]) {
      const label = document.createElement("label");
      const radio = Object.assign(document.createElement("input"), { type: "radio", name: `choose-${name}`, value: value ?? "", checked: whose === "mine" });
      label.append(radio, ` ${conflict.dataset[whose]}: ${textOf(name, value) || conflict.dataset.empty}`);
      box.append(label);
    }
    return box;
  }));
  [conflict.hidden, says.hidden] = [false, true];
  conflict.dataset.revision = theirs.revision;
  conflict.scrollIntoView();
  if (names.length === 0) settle();
}

function settle() {
  const chosen = { ...draft().fields };
  for (const box of document.querySelectorAll("#differences fieldset")) chosen[box.dataset.name] = box.querySelector(":checked").value;
  fill(chosen);
  form.dataset.revision = conflict.dataset.revision;
  conflict.hidden = true;
  keep({ fields: chosen, revision: conflict.dataset.revision });
  send();
}

function labelOf(name) {
  const control = form.elements.namedItem(name);
  const one = control instanceof RadioNodeList ? control[0] : control;
  const box = one?.closest("section, li");
  return [box?.querySelector("h2")?.textContent, one?.type === "radio" ? one.closest("fieldset").querySelector("legend").textContent : one?.labels?.[0]?.firstChild.textContent].filter(Boolean).join(" · ");
}

function textOf(name, value) {
  const control = form.elements.namedItem(name);
  const one = control instanceof RadioNodeList ? [...control].find(radio => radio.value === value) : null;
  return one ? one.nextElementSibling.textContent : value;
}

// A telephone's picture is far larger than is needed to read a notice on a wall.
async function smaller(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = Object.assign(document.createElement("canvas"), { width: picture.width * scale, height: picture.height * scale });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", 0.8);
}

form.addEventListener("input", async event => {
  if (event.target.type === "file") {
    const [photo] = event.target.files;
    if (photo) keep({ photos: { ...draft()?.photos, [Number(event.target.name.slice(1)) + 1]: await smaller(photo) } });
  } else keep();
});

form.addEventListener("submit", event => {
  event.preventDefault();
  keep({ complete: event.submitter?.name === "complete" });
  send();
});

document.getElementById("settle").addEventListener("click", settle);
addEventListener("online", send);

const kept = draft();
if (kept) {
  fill(kept.fields);
  if (kept.complete !== undefined) send();
  else if (kept.revision !== form.dataset.revision && navigator.onLine) compare(kept);
  else say("kept", ` ${new Date(kept.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`);
}

if ("serviceWorker" in navigator) {
  await navigator.serviceWorker.register("/visit-worker.js", { scope: "/visits/" });
  const cache = await caches.open(KEPT);
  const files = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map(one => one.href || one.src);
  if (navigator.onLine) await Promise.allSettled([location.pathname, ...files].map(address => cache.add(address)));
  document.documentElement.dataset.offline = "ready";
}
