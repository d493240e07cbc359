import { expect, it } from 'vitest'
import { sectionSlugFault, slugFault } from './slugs.ts'

it.each([
  ['dunia', null],
  ['ekonomi-2', null],
  ['latest', 'slugReserved'],
  ['search', 'slugReserved'],
  ['topics', 'slugReserved'],
  ['pages', 'slugReserved'],
  ['admin', 'slugReserved'],
  ['api', 'slugReserved'],
  ['feed', 'slugReserved'],
  ['en', 'slugReserved'],
  ['119903', 'slugReserved'],
  ['119903-gempa', 'slugReserved'],
  ['世界', 'slugFormat'],
  ['العالم', 'slugFormat'],
  ['Monde', 'slugFormat'],
  ['économie', 'slugFormat'],
  ['a/b', 'slugFormat'],
  ['..', 'slugFormat'],
  ['', 'slugFormat'],
  [5, 'slugFormat'],
])('section address %j: %s', (slug, fault) => expect(sectionSlugFault(slug)).toBe(fault))

it('lets topics and authors have addresses that a section may not', () => {
  expect(slugFault('latest')).toBeNull()
  expect(slugFault('2026')).toBeNull()
})
