// Every reader of bodies can read any of them, and those that the newsroom stores say the same to all.
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { fromLexical, toLexical } from '#lib/import-export/body/lexical.ts'
import { parseMarkdown } from '#lib/import-export/body/markdown-parse.ts'
import { printMarkdown } from '#lib/import-export/body/markdown-print.ts'
import { bodyBlocks, bodyReferences } from '#lib/news/body/body.ts'
import { plainText as shownText } from '#lib/news/body/plain-text.ts'
import { bodyFaults } from '#lib/newsroom/validation/body.ts'
import { plainText, segmentsOf } from '#lib/segments/index.ts'
import { normaliseCharacters } from '#lib/text/characters.ts'
import { anyBody, runs, soundBody } from './testing/any-body.ts'

vi.setConfig({ testTimeout: 60_000 })

const context = { storyPath: (id: number) => `/id/${id}`, picture: () => null }
const names = { story: (id: number) => `s${id}`, picture: (id: number) => `p${id}` }
const ids = { story: (ref: string) => Number(ref.slice(1)), picture: (src: string) => Number(src.slice(1)) }

/** What is said, however it is spaced. */
const said = (texts: readonly string[]) => texts.join('').replace(/\s+/gu, '')
/** Imports bring it into the one form. */
const saidOnceImported = (texts: readonly string[]) =>
  said(texts.map((text) => normaliseCharacters(text, { softHyphens: false }))).normalize('NFC')

it('can be of any shape, and is left as it is', () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const before = JSON.stringify(body)
      bodyBlocks(body, context)
      bodyFaults(body)
      const { stories, media } = bodyReferences(body)
      for (const id of [...stories, ...media]) expect(id).toSatisfy(Number.isInteger)
      for (const { hash } of segmentsOf({ body })) expect(hash).toMatch(/^[0-9a-f]{32}$/)
      const exported = fromLexical(body, names)
      expect(fromLexical(toLexical(exported, ids), names)).toEqual(exported)
      expect(JSON.stringify(body)).toBe(before)
    }),
    { numRuns: runs },
  )
})

it('says to readers what translators are given', () => {
  const texts = new Set(['paragraph', 'h2', 'h3', 'quote', 'entry'])
  fc.assert(
    fc.property(soundBody, (body) => {
      expect(bodyFaults(body)).toEqual([])
      const given = segmentsOf({ body }).filter(({ kind }) => texts.has(kind))
      const shown = bodyBlocks(body, context).map(shownText)
      expect(said(shown)).toBe(said(given.map(({ text }) => plainText(text))))
    }),
    { numRuns: runs },
  )
})

it('says to readers after an export and an import what it said before', () => {
  fc.assert(
    fc.property(soundBody, (body) => {
      const exported = fromLexical(body, names)
      const imported = toLexical(parseMarkdown(printMarkdown(exported)), ids)
      expect(bodyFaults(imported)).toEqual([])
      const [after, before] = [imported, body].map((read) => bodyBlocks(read, context).map(shownText))
      expect(saidOnceImported(after ?? [])).toBe(saidOnceImported(before ?? []))
    }),
    { numRuns: runs },
  )
})
