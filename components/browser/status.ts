/** Tells screen readers what happened, in an element's `[role=status]`; `null` takes back what was told. */
export function tell(element: Element, message: string | null): void {
  const status = element.querySelector('[role=status]')
  if (status) status.textContent = message
}
