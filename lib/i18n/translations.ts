// Interface texts of messages/*.json, with values and plurals filled in. Server only: browsers get finished words.
import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import { type Locale, locales } from '#lib/locales.ts'

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>

const messages = new Map<Locale, Messages>(
  await Promise.all(
    locales.map(async (locale): Promise<[Locale, Messages]> => {
      const { default: texts } = await import(`../../messages/${locale}.json`)
      return [locale, texts]
    }),
  ),
)

const make = (locale: Locale, namespace?: Namespace) =>
  createTranslator({ locale, messages: messages.get(locale), namespace, timeZone: 'Asia/Jakarta' })
const translators = new Map<string, ReturnType<typeof make>>()

/**
 * The texts of an edition: `t('title')`, or `t.rich('credit', { … })` with elements in it. Each translator is made once
 * and keeps the messages that it has parsed.
 *
 * @param namespace the part of the message file that keys start from; none: all of it
 */
export function translations<Part extends Namespace = never>(
  locale: Locale,
  namespace?: Part,
): ReturnType<typeof createTranslator<Messages, Part>> {
  const key = `${locale} ${namespace}`
  const made = translators.get(key) ?? make(locale, namespace)
  translators.set(key, made)
  return made as never
}
