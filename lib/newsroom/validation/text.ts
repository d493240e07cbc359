/**
 * Whether PostgreSQL would refuse the text or change it in silence: it has no NUL, and half of a surrogate pair is no
 * character.
 */
export function hasBadCharacters(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed()
}

/** Whether `name` is a time zone that this runtime knows (IANA), e.g. `Asia/Jakarta`; offsets like `+07:00` are not. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== 'string' || !/^[A-Za-z][\w+/-]*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
