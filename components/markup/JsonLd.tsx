/** Structured data. `json` is serialised so that nothing in it can end the script (lib/seo/json-ld.ts). */
export function JsonLd({ json }: { json: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a script's content must not be HTML-escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
