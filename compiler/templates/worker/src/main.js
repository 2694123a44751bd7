// The page: starts the worker, and shows its messages.

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

/** @param {MessageEvent<"ready" | { below: number, count: number }>} event */
worker.onmessage = ({ data }) => {
  // a worker gets no messages until its program has started
  if (data === "ready") return worker.postMessage(1_000_000);
  const text = document.querySelector("p");
  if (text) text.textContent = `${data.count} primes below ${data.below}`;
};
worker.onerror = ({ message }) => console.error(message);
