import { describe, expect, it } from 'vitest'
import { isSlug, slugify } from './slug.ts'

describe('slugify', () => {
  it.each([
    ['Indonesian', 'Harga Beras Naik 12,5 Persen, Warga: “Berat”', 'harga-beras-naik-12-5-persen-warga-berat'],
    ['English contraction', "Don't panic: it's the Fed’s move", 'dont-panic-its-the-feds-move'],
    ['French', "Québec : « l'été » à 5 °C, l’œuvre d’Émile", 'quebec-l-ete-a-5-c-l-oeuvre-d-emile'],
    ['German and Nordic letters', 'Straße nach Århus, Øresund und Łódź', 'strasse-nach-arhus-oresund-und-lodz'],
    ['Vietnamese and Turkish', 'Đà Nẵng, İstanbul, ısı', 'da-nang-istanbul-isi'],
    ['full-width letters and digits', 'ＡＩ　２０２６', 'ai-2026'],
    ['Chinese', '印尼将建新首都', ''],
    ['Chinese with Latin words', '华为发布5G芯片Kirin 9000', '5g-kirin-9000'],
    ['Japanese', 'ジャカルタで洪水、数千人が避難', ''],
    ['Arabic with marks', 'مُظاهراتٌ في جاكرتا', ''],
    ['Cyrillic', 'Выборы', ''],
    ['emoji and symbols', '🔥 — …!', ''],
    ['hyphens at both ends', '—- Gempa -—', 'gempa'],
    ['nothing', '', ''],
    ['a script', '<script>alert(1)</script>', 'script-alert-1-script'],
    ['NUL and a lone surrogate', 'a\u0000b\ud800c', 'a-b-c'],
  ])('%s', (_, text, slug) => expect(slugify(text)).toBe(slug))

  it('cuts between words, within the limit, and never ends with a hyphen', () => {
    expect(slugify('satu dua tiga empat', 8)).toBe('satu-dua')
    expect(slugify('satu dua tiga empat', 9)).toBe('satu-dua')
    expect(slugify('satu dua tiga empat', 12)).toBe('satu-dua')
    expect(slugify('satu dua tiga empat', 13)).toBe('satu-dua-tiga')
    expect(slugify('a'.repeat(200), 10)).toBe('aaaaaaaaaa')
    expect(slugify('kata '.repeat(2_000_000))).toHaveLength(79)
  })

  it('leaves a slug as it is', () => {
    const slug = slugify('Gempa di Cianjur: 3 kota')
    expect(slugify(slug)).toBe(slug)
    expect(isSlug(slug)).toBe(true)
  })
})

it.each(['', '-a', 'a-', 'a--b', 'A', 'a b', 'é', '世界', 'a/b', 'a%00'])('refuses %j as a slug', (text) =>
  expect(isSlug(text)).toBe(false),
)
