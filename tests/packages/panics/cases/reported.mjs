// Errors that nothing catches.

/**
 * The errors that are reported during an action.
 * @param {() => Promise<unknown>} act
 * @returns {Promise<Error[]>}
 */
export async function reported(act) {
  const scope = /** @type {{ reportError?: (error: any) => void }} */ (globalThis);
  const { reportError } = scope;
  /** @type {Error[]} */
  const errors = [];
  scope.reportError = (error) => errors.push(error);
  try {
    await act();
  } finally {
    if (reportError === undefined) delete scope.reportError;
    else scope.reportError = reportError;
  }
  return errors;
}
