import { expect, it } from 'vitest'
import { editions, locales } from '#lib/locales.ts'
import { llmsText } from './llms.ts'

const frame = {
  name: 'Warta [baru]\n# x',
  tagline: { text: 'Berita', locale: 'id' },
  publisher: 'PT Warta',
  sections: [{ id: 1, name: { text: 'Dunia', locale: 'id' }, path: '/id/dunia' }],
  pages: [{ title: { text: 'Tentang', locale: 'id' }, path: '/id/pages/about' }],
} as const

it('has one heading, a summary and lists of whole links', () => {
  const lines = llmsText(frame, 'https://warta.example').split('\n')
  expect(lines[0]).toBe('# Warta \\[baru\\] # x')
  expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1)
  expect(lines[2]).toBe('> Berita')
  for (const locale of locales) {
    expect(lines.some((line) => line.startsWith(`- [${editions[locale].name}](https://warta.example/${locale})`))).toBe(
      true,
    )
  }
  expect(lines).toContain('- [Dunia](https://warta.example/id/dunia)')
  expect(lines.join('\n')).toContain('Indonesian text is the authority')
  for (const line of lines.filter((text) => text.startsWith('- '))) {
    expect(line).toMatch(/^- \[(?:[^\]\\]|\\.)+\]\(https:\/\/warta\.example\/[^)\s]*\)(?:: .+)?$/)
  }
})
