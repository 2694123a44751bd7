// The page: starts the worker, and shows its messages.

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

/** @param {MessageEvent<{ below: number, count: number }>} event */
worker.onmessage = ({ data: { below, count } }) => {
  const text = document.querySelector("p");
  if (text) text.textContent = `${count} primes below ${below}`;
};
worker.onerror = ({ message }) => console.error(message);
worker.postMessage(1_000_000);
