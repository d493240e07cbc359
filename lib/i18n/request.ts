// next-intl's configuration: the edition comes from the address and from nothing else.
import { locale as rootLocale } from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { isLocale, originalLocale } from '#lib/locales.ts'

export default getRequestConfig(async ({ locale: given }) => {
  const asked = given ?? (await rootLocale())
  const locale = isLocale(asked) ? asked : originalLocale
  const { default: messages } = await import(`../../messages/${locale}.json`)
  return { locale, messages, timeZone: 'Asia/Jakarta' }
})
