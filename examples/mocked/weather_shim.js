// The JavaScript of weather.jsi, for a page with a `#lines` list and a `#place` field.

/** @param {string} place */
export async function temperature(place) {
  const response = await fetch(`/weather/${encodeURIComponent(place)}`);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return (await response.json()).celsius;
}

/** @param {string} text */
export function show(text) {
  const line = document.createElement("li");
  line.textContent = text;
  document.querySelector("#lines")?.append(line);
}

/** @param {(place: string) => void} listener */
export function onChoice(listener) {
  const field = /** @type {HTMLInputElement} */ (document.querySelector("#place"));
  field.addEventListener("change", () => listener(field.value));
}
