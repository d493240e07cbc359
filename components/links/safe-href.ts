/**
 * An address that a reader may follow: http, https and mailto, or a path of this site. What the newsroom stored was
 * checked when it was saved and when it was read; a link is the last place where a script could get through.
 *
 * @returns the address, or null if it is anything else
 */
export function safeHref(href: string): string | null {
  // Parsed as the browser will parse it: "//host", "/\host" and addresses with tabs in them are not paths.
  const here = 'https://site.invalid'
  if (href.startsWith('/')) return URL.canParse(href, here) && new URL(href, here).origin === here ? href : null
  return URL.canParse(href) && /^(?:https?|mailto):$/.test(new URL(href).protocol) ? href : null
}
