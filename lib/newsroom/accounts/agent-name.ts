const browsers = [
  ['Edge', /Edg(?:e|A|iOS)?\/(\d+)/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
] as const
const systems = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
] as const

/**
 * Browser and system in words, such as `Firefox 140, Linux`; the beginning of what was sent where it names none.
 *
 * @param agent User-Agent as it was sent; null: none
 */
export function agentName(agent: string | null): string {
  if (!agent) return ''
  const browser = browsers.flatMap(([name, pattern]) => {
    const version = pattern.exec(agent)?.[1]
    return version ? `${name} ${version}` : []
  })[0]
  const system = systems.find(([, pattern]) => pattern.test(agent))?.[0]
  return [browser ?? agent.slice(0, 40), system].filter(Boolean).join(', ')
}
