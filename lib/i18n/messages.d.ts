// Keys and placeholders of the interface texts, checked where they are used.
import type { Locale } from '#lib/locales.ts'
import type messages from '../../messages/id.json'

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof messages
  }
}
