// The JavaScript side of `events.jsi`: takes events apart, so that Rust hears of plain strings.

export function subscribeEventById(elementId, eventName, listener) {
  const handler = (event) => listener(event.type, event.target.id);
  document.getElementById(elementId).addEventListener(eventName, handler);
  return handler;
}

export function unsubscribeEventById(elementId, eventName, handler) {
  document.getElementById(elementId).removeEventListener(eventName, handler);
}

// A handler that does nothing of its own is the listener itself.
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
