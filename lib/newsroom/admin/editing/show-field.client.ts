'use client'

/** Scrolls to a field of the form and gives it the focus. */
export function showField(path: string) {
  const name = path.replaceAll('.', '__')
  const field =
    document.getElementById(`field-${name}`) ?? document.querySelector(`[data-field-path="${CSS.escape(path)}"]`)
  field?.scrollIntoView({ block: 'center' })
  const target = field?.matches('input, textarea')
    ? field
    : field?.querySelector('input, textarea, [contenteditable="true"]')
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
}
