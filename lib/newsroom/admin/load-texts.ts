import { type Locale, locales, originalLocale } from '#lib/locales.ts'

/**
 * A table of texts in every language of the admin interface.
 *
 * @param original the table in the language of originals
 * @param load imports the table of another language
 * @returns tables by language; one that nobody has written yet is missing: that edition is edited in Indonesian
 */
export async function loadTexts<Texts>(
  original: Texts,
  load: (code: Locale) => Promise<{ readonly texts: Texts }>,
): Promise<Partial<Record<Locale, Texts>>> {
  const tables: Partial<Record<Locale, Texts>> = { [originalLocale]: original } as Partial<Record<Locale, Texts>>
  for (const code of locales) {
    if (code !== originalLocale)
      await load(code).then(
        ({ texts }) => (tables[code] = texts),
        () => undefined,
      )
  }
  return tables
}
