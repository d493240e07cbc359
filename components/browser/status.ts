/** Announces a message to screen readers, in an element's `[role=status]`; `null` clears it. */
export function announce(element: Element, message: string | null): void {
  const status = element.querySelector('[role=status]')
  if (status) status.textContent = message
}
