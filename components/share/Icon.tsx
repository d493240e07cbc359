// Plain line drawings, of 20 units: enough to be found at a glance, and a few bytes each.
const drawings = {
  copy: 'M8 12a3.500 3.500 0 0 0 5 0l3-3a3.500 3.500 0 0 0-5-5l-1 1M12 8a3.500 3.500 0 0 0-5 0l-3 3a3.500 3.500 0 0 0 5 5l1-1',
  WhatsApp: 'm3 17 1-3.500A7.500 7.500 0 1 1 7 16zM7.500 7q-.5 3 1.500 4.500T13 13l.5-2-2-.5-1 1L8.500 9l1-1L9 6z',
  Telegram: 'M2 9.500 18 3l-2.500 14-5-3.500L8 16l-.5-4.500L18 3',
  X: 'M3 3h3l11 14h-3zM17 3 3 17',
  Facebook: 'M10 18a8 8 0 1 1 1 0v-7.500q0-3 3-2.500M8.500 11.500H13',
  LINE: 'M10 3c4.500 0 8 2.500 8 6 0 4-5 6.500-8 8.500V15c-4.500 0-8-2.500-8-6s3.500-6 8-6zM6 7.500v3h2m2-3v3m2 0v-3h2m-2 1.500h2m-2 1.500h2',
  email: 'M2.500 4.500h15v11h-15zl7.500 6 7.500-6',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  )
}
