import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import { type ErrorKind, readErrorPages } from './error-page.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'warta-messages-'))
afterAll(() => rmSync(folder, { recursive: true }))

const kinds: ErrorKind[] = ['error', 'badRequest', 'notFound']

describe('error pages', () => {
  it.each(locales)('are there in every edition, whole and without script: %s', (locale) => {
    const pageOf = readErrorPages(path.resolve('messages'))
    for (const kind of kinds) {
      const html = pageOf(kind, locale).toString()
      expect(html).toContain(`href="/${locale}"`)
      expect(html).not.toMatch(/<script|undefined|\bsrc=|<link/)
      expect(html.match(/<h1>([^<]+)<\/h1>/)?.[1]).toBeTruthy()
    }
  })

  it('say their language and direction', () => {
    const pageOf = readErrorPages(path.resolve('messages'))
    expect(pageOf('error', 'ar').toString()).toContain('<html lang="ar" dir="rtl">')
    expect(pageOf('error', 'zh').toString()).toContain('<html lang="zh-Hans" dir="ltr">')
  })

  it('offer to ask again only where that may help', () => {
    const pageOf = readErrorPages(path.resolve('messages'))
    expect(pageOf('error', 'ja').toString()).toContain('<a href="">')
    expect(pageOf('badRequest', 'ja').toString()).not.toContain('<a href="">')
  })

  it('escape their texts', () => {
    const hostile = { title: '<b>"&', description: '</p>', home: '<', retry: '>' }
    const messages = JSON.stringify({
      error: hostile,
      badRequest: hostile,
      notFound: hostile,
      previewClosed: hostile,
    })
    for (const locale of locales) writeFileSync(path.join(folder, `${locale}.json`), messages)
    expect(readErrorPages(folder)('error', 'fr').toString()).toContain('<h1>&lt;b&gt;&quot;&amp;</h1><p>&lt;/p&gt;</p>')
  })

  it('are refused at start-up when a text is missing', () => {
    writeFileSync(path.join(folder, 'ar.json'), '{"error":{}}')
    expect(() => readErrorPages(folder)).toThrow()
  })
})
