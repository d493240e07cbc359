// What a person wants to know once Warta runs.
import { styleText } from 'node:util'
import type { Settings } from '#lib/runtime/settings.ts'

/** Returns a few lines; `colour` for a terminal, `firstAccount` the code that makes it, while there is none. */
export function summary(settings: Settings, database: string, colour: boolean, firstAccount: string | null): string {
  const style = (format: Parameters<typeof styleText>[0], text: string) => (colour ? styleText(format, text) : text)
  const { roles, siteUrl, host, port } = settings
  const rows: [string, string][] = []
  if (roles.has('portal')) rows.push(['Site', siteUrl])
  if (roles.has('newsroom')) rows.push(['Newsroom', `${siteUrl}/admin`])
  if (new URL(siteUrl).port !== String(port) && roles.size > (roles.has('worker') ? 1 : 0)) {
    rows.push(['Listens on', `${host}:${port}`])
  }
  if (roles.has('worker')) rows.push(['Worker', 'running'])
  rows.push(['Database', database])
  if (firstAccount !== null && roles.has('newsroom'))
    rows.push(['First account', `${siteUrl}/admin, code ${firstAccount}`])
  const lines = rows.map(([label, value]) => `  ${style('dim', label.padEnd(15))}${value}`)
  return ['', style(['bold', 'green'], 'Warta is ready.'), '', ...lines, '', style('dim', 'Ctrl-C stops it.'), ''].join(
    '\n',
  )
}
