// The elements of a page with a list of tasks, and where the list is kept.

const element = (id) => document.getElementById(id);

export function load() {
  return JSON.parse(localStorage.getItem("tasks") ?? "[]");
}

export function save(tasks) {
  localStorage.setItem("tasks", JSON.stringify(tasks));
}

export function show(tasks, left) {
  const lines = tasks.map(({ id, title, done }) => `${id} ${done ? "x" : "-"} ${title}`);
  element("tasks").textContent = lines.join("\n");
  element("left").textContent = `${left} left`;
}

export function onAdd(listener) {
  element("new").addEventListener("change", (event) => listener(event.target.value));
}

export function onToggle(listener) {
  element("tasks").addEventListener("click", (event) => listener(Number(event.target.value)));
}

export function onClear(listener) {
  element("clear").addEventListener("click", () => listener());
}
