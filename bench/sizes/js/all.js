// The JavaScript of all examples in one file.

const after = (milliseconds, value) => new Promise((resolve) => setTimeout(resolve, milliseconds, value));

let counter = 0;

export function incrementCounter() {
  counter += 1;
}

export function getCounter() {
  return counter;
}

export function logValue(value) {
  console.log(value);
}

export function logValueAndType(value) {
  console.log(typeof value, value);
}

export function incrementDay(date) {
  return new Date(date.getTime() + 86_400_000);
}

export function logDate(value) {
  console.log("Date:", value.toISOString());
}

export function createObject() {
  return {
    answer: 41,
    question: null,
    summarize() {
      return `Question: "${this.question}" Answer: ${this.answer}`;
    },
  };
}

export function incrementAnswer(object) {
  object.answer += 1;
}

export function summarize(object) {
  return object.summarize();
}

export function waitLong() {
  return after(2000);
}

export function waitString() {
  return after(500, "String From Resolve");
}

export function waitDate() {
  return after(500, new Date("1988-11-24"));
}

export function fetchCurrentUrl() {
  return fetch(globalThis.location.href).then((response) => response.text());
}

export async function conditionalSuccess(shouldSucceed) {
  await after(500);
  if (!shouldSucceed) throw "Reject: ShouldSucceed == false";
}

export function waitArray() {
  return after(500, [1, 2, 3, 4, 5]);
}

export function unwrapArray(array) {
  return array;
}

export function subscribeEventById(elementId, eventName, listener) {
  const handler = (event) => listener(event.type, event.target.id);
  document.getElementById(elementId).addEventListener(eventName, handler);
  return handler;
}

export function unsubscribeEventById(elementId, eventName, handler) {
  document.getElementById(elementId).removeEventListener(eventName, handler);
}

export function subscribeEvent(element, eventName, listener) {
  element.addEventListener(eventName, listener);
  return listener;
}

export function unsubscribeEvent(element, eventName, handler) {
  element.removeEventListener(eventName, handler);
}

export function triggerClick(elementId) {
  document.getElementById(elementId).click();
}
