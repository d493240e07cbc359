/**
 * Structured data that can't end the script element it stands in, start a comment there, or break in an old parser:
 * https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
 */
function serializeJsonLd(thing: object): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...thing }).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

export function JsonLd({ data }: { data: object }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a script's content must not be HTML-escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: serializeJsonLd(data) }} />
}
