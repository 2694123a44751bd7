// The JavaScript of weather.jsi, for a page with a `#lines` list and a `#place` field.

export async function temperature(place) {
  const response = await fetch(`/weather/${encodeURIComponent(place)}`);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return (await response.json()).celsius;
}

export function show(text) {
  const line = document.createElement("li");
  line.textContent = text;
  document.querySelector("#lines").append(line);
}

export function onChoice(listener) {
  document.querySelector("#place").addEventListener("change", (event) => listener(event.target.value));
}
