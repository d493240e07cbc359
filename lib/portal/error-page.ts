// What a reader sees when there is no page to show. Needs no renderer, no database, no other file.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { frontPath } from '#lib/content/paths.ts'
import { editions, type Locale, locales } from '#lib/locales.ts'

const texts = z.object({
  error: z.object({ title: z.string(), description: z.string(), home: z.string(), retry: z.string() }),
  badRequest: z.object({ title: z.string(), description: z.string(), home: z.string() }),
  notFound: z.object({ title: z.string(), description: z.string(), home: z.string() }),
  previewClosed: z.object({ title: z.string(), description: z.string(), home: z.string() }),
})

export type ErrorKind = keyof z.infer<typeof texts>
type Texts = z.infer<typeof texts>

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}

const style = `
:root{color-scheme:light dark;--paper:#fffdf9;--ink:#1a1a1a;--muted:#5f5b55;--accent:#b3261e}
@media(prefers-color-scheme:dark){:root{--paper:#141312;--ink:#ece7df;--muted:#a39d93;--accent:#ff8a7a}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.7 system-ui,sans-serif}
main{max-inline-size:34rem;margin-inline:auto;padding:18vh 1.25rem 2rem}
h1{margin:0 0 .75rem;font-size:1.75rem;line-height:1.3}
p{margin:0 0 1.25rem;color:var(--muted)}
a{display:inline-block;margin-inline-end:1.5rem;padding-block:.6rem;color:var(--accent)}
`.replaceAll('\n', '')

function document(locale: Locale, kind: ErrorKind, messages: Texts): string {
  const { tag, direction } = editions[locale]
  const { title, description, home } = messages[kind]
  // An empty address is the page itself: following it asks again.
  const way = kind === 'previewClosed' ? '/admin' : frontPath(locale)
  const retry = kind === 'error' ? `<a href="">${escapeHtml(messages.error.retry)}</a>` : ''
  return [
    `<!DOCTYPE html><html lang="${tag}" dir="${direction}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escapeHtml(title)}</title><style>${style}</style></head>`,
    `<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(description)}</p>`,
    `<p>${retry}<a href="${way}">${escapeHtml(home)}</a></p></main></body></html>`,
  ].join('')
}

/** A whole HTML document that says, in an edition's language, what went wrong and where to go on. */
export type ErrorPages = (kind: ErrorKind, locale: Locale) => Buffer

/**
 * Reads the texts once, so that the pages are there when nothing else is.
 *
 * @param folder of the message files, `{locale}.json`
 * @throws when a file is missing or lacks one of the texts
 */
export function readErrorPages(folder: string): ErrorPages {
  const pages = new Map<string, Buffer>()
  for (const locale of locales) {
    const messages = texts.parse(JSON.parse(readFileSync(path.join(folder, `${locale}.json`), 'utf8')))
    for (const kind of texts.keyof().options) {
      pages.set(`${kind} ${locale}`, Buffer.from(document(locale, kind, messages)))
    }
  }
  return (kind, locale) => pages.get(`${kind} ${locale}`) ?? Buffer.alloc(0)
}
