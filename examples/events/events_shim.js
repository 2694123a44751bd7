// The JavaScript of events.jsi: passes properties of events to Rust as strings.

export function subscribeEventById(elementId, eventName, listener) {
  const handler = (event) => listener(event.type, event.target.id);
  document.getElementById(elementId).addEventListener(eventName, handler);
  return handler;
}

export function unsubscribeEventById(elementId, eventName, handler) {
  document.getElementById(elementId).removeEventListener(eventName, handler);
}

// The listener receives the event itself, so it is also the handler.
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
