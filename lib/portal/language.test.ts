import { describe, expect, it } from 'vitest'
import type { Locale } from '#lib/locales.ts'
import { negotiateLocale } from './language.ts'

describe('negotiateLocale', () => {
  it.each<[string | undefined, string | undefined, Locale]>([
    [undefined, undefined, 'id'],
    [undefined, 'ar', 'ar'],
    [undefined, 'ar-EG,en;q=0.5', 'ar'],
    [undefined, 'zh-TW,zh;q=0.9,en;q=0.8', 'zh'],
    [undefined, 'zh-Hans-CN', 'zh'],
    [undefined, 'ZH-hant-HK', 'zh'],
    [undefined, 'en;q=0.3, ja;q=0.9', 'ja'],
    [undefined, 'fr-CA, fr;q=0.9', 'fr'],
    [undefined, 'in-ID, en;q=0.9', 'id'],
    [undefined, 'de, ko;q=0.9, ja;q=0.1', 'ja'],
    [undefined, 'de, *;q=0.5, ja;q=0.1', 'id'],
    [undefined, 'de', 'id'],
    [undefined, 'en;q=0, fr;q=0.1', 'fr'],
    [undefined, 'en;q=abc, fr', 'fr'],
    [undefined, ';;,,;q=,e\u0000n,  ja', 'ja'],
    [undefined, `${'x,'.repeat(1000)}ja`, 'id'],
    ['locale=ja', 'ar', 'ja'],
    ['theme=dark; locale=fr; x=1', 'ar', 'fr'],
    ['mylocale=ja', 'ar', 'ar'],
    ['locale=xx', 'ar', 'ar'],
    ['locale=__proto__', undefined, 'id'],
    ['locale=', 'zh', 'zh'],
  ])('cookie %j and Accept-Language %j: %s', (cookie, acceptLanguage, locale) => {
    expect(negotiateLocale(cookie, acceptLanguage)).toBe(locale)
  })
})
