import { type Change, onChange } from '#lib/change-log/announce.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { isStandingIn } from '#lib/content/stand-ins.ts'
import { addCacheTag } from './tags.ts'

/** Values kept per memo: many times the editions, and a bound if the arguments are chosen badly. */
const maximumKept = 256

type Kept<Value> = { readonly value: Promise<Value> }

/**
 * Remembers what `load` returns, per arguments, until one of `tags` changes. A page that calls the returned function
 * gets the tags, whether the value was remembered or not. A value that was being loaded while a tag changed goes to
 * those who wait for it and is not kept; neither are failures.
 *
 * It is for values that every page needs and few arguments select (sections and site settings, per edition), not for
 * stories.
 *
 * @param tags what the loaded value is made from
 * @param load the slow function; its arguments must be JSON values
 */
export function memo<Arguments extends readonly (string | number | boolean | null)[], Value>(
  tags: readonly CacheTag[],
  load: (...args: Arguments) => Promise<Value>,
): (...args: Arguments) => Promise<Value> {
  const kept = new Map<string, Kept<Value>>()
  onChange((change: Change) => {
    if (change === 'everything' || change.some((tag) => tags.includes(tag))) kept.clear()
  })
  return (...args) => {
    // What is read of a draft is nobody else's.
    if (isStandingIn()) return load(...args)
    addCacheTag(...tags)
    const key = JSON.stringify(args)
    const existing = kept.get(key)
    if (existing !== undefined) return existing.value
    if (kept.size >= maximumKept) kept.clear()
    const entry: Kept<Value> = { value: load(...args) }
    kept.set(key, entry)
    entry.value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key)
    })
    return entry.value
  }
}
