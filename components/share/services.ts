// Where readers pass a story on: plain links to each service's own share page. Nothing of theirs runs on ours.

export type Shared = {
  /** Full address of the short link, in the language being read. */
  readonly url: string
  readonly headline: string
}

// As encodeURIComponent writes it: mail programs and some apps show the "+" of a form's encoding as it stands.
const query = (parameters: Record<string, string>) =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
    .join('&')

/** The services' own names and the addresses to share a story at, in the order in which they are shown. */
export function shareServices({ url, headline }: Shared) {
  return [
    { name: 'WhatsApp', href: `https://wa.me/?${query({ text: `${headline}\n${url}` })}` },
    { name: 'Telegram', href: `https://t.me/share/url?${query({ url, text: headline })}` },
    { name: 'X', href: `https://x.com/intent/post?${query({ url, text: headline })}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?${query({ u: url })}` },
    { name: 'LINE', href: `https://social-plugins.line.me/lineit/share?${query({ url })}` },
  ] as const
}

/** A letter with the headline as its subject. */
export function shareByMail({ url, headline }: Shared): string {
  return `mailto:?${query({ subject: headline, body: `${headline}\n${url}` })}`
}
