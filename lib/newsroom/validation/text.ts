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
