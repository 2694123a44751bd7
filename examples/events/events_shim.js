// The JavaScript of events.jsi: passes properties of events to Rust as strings.

/**
 * The element of the page with this id.
 * @param {string} elementId
 */
function element(elementId) {
  return /** @type {HTMLElement} */ (document.getElementById(elementId));
}

/**
 * @param {string} elementId
 * @param {string} eventName
 * @param {(eventType: string, targetId: string) => void} listener
 */
export function subscribeEventById(elementId, eventName, listener) {
  /** @param {Event} event */
  const handler = ({ type, target }) => listener(type, /** @type {Element} */ (target).id);
  element(elementId).addEventListener(eventName, handler);
  return handler;
}

/**
 * @param {string} elementId
 * @param {string} eventName
 * @param {EventListener} handler
 */
export function unsubscribeEventById(elementId, eventName, handler) {
  element(elementId).removeEventListener(eventName, handler);
}

/**
 * The listener receives the event itself, so it is also the handler.
 * @param {EventTarget} target
 * @param {string} eventName
 * @param {(event: Event) => void} listener
 */
export function subscribeEvent(target, eventName, listener) {
  target.addEventListener(eventName, listener);
  return listener;
}

/**
 * @param {EventTarget} target
 * @param {string} eventName
 * @param {EventListener} handler
 */
export function unsubscribeEvent(target, eventName, handler) {
  target.removeEventListener(eventName, handler);
}

/** @param {string} elementId */
export function triggerClick(elementId) {
  element(elementId).click();
}
