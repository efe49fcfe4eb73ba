/** Ask the panel to show what deleting requests would do. */

/** Tell the panel which requests somebody wants to delete. */
export function askToDelete(
  element: HTMLElement,
  requestIds: readonly string[],
): void {
  element.dispatchEvent(
    new CustomEvent("delete-requests", {
      detail: requestIds,
      bubbles: true,
      composed: true,
    }),
  );
}
