import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { keptSecret } from './secrets.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'warta secret é-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('is made once, kept, and readable by its owner only', () => {
  const dataDir = path.join(folder, 'data')
  const secret = keptSecret(dataDir)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(keptSecret(dataDir)).toBe(secret)
  expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
})

it('is not replaced when the file is damaged: every session would end without a word', () => {
  writeFileSync(path.join(folder, 'secret'), '\n')
  expect(() => keptSecret(folder)).toThrow('holds no usable secret')
})
