// Every change that readers can see is written to the change log, in its own transaction.
import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  GlobalAfterChangeHook,
  PayloadRequest,
} from 'payload'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { logChange } from '../changes/log.ts'

type Hooks = {
  readonly beforeChange: CollectionBeforeChangeHook
  readonly afterChange: CollectionAfterChangeHook
  readonly beforeDelete: CollectionBeforeDeleteHook
  readonly afterDelete: CollectionAfterDeleteHook
}

/**
 * Hooks that compare what readers saw of a document before a change with what they see after it.
 *
 * @param read what readers see right now; null if the document is not there
 * @param tagsOf the rule: tags of a change from one state to another
 * @param tell hears of every save, with both states
 */
export function trackChanges<State>(
  read: (req: PayloadRequest, id: number) => Promise<State | null>,
  tagsOf: (before: State | null, after: State | null) => CacheTag[],
  tell?: (req: PayloadRequest, doc: { id: number }, before: State | null, after: State | null) => Promise<void>,
): Hooks {
  const key = (id: unknown, collection: { slug: string }) => `before:${collection.slug}:${String(id)}`
  const remembered = (context: Record<string, unknown>, name: string): State | null => {
    const before = context[name] as State | undefined
    delete context[name]
    return before ?? null
  }
  return {
    beforeChange: async ({ collection, context, data, operation, originalDoc, req }) => {
      if (operation === 'update') context[key(originalDoc.id, collection)] = await read(req, originalDoc.id)
      return data
    },
    afterChange: async ({ collection, context, doc, req }) => {
      const before = remembered(context, key(doc.id, collection))
      const after = await read(req, doc.id)
      await logChange(req, tagsOf(before, after))
      await tell?.(req, doc, before, after)
    },
    beforeDelete: async ({ collection, context, id, req }) => {
      context[key(id, collection)] = await read(req, Number(id))
    },
    afterDelete: async ({ collection, context, id, req }) => {
      await logChange(req, tagsOf(remembered(context, key(id, collection)), null))
    },
  }
}

/** Hooks for documents of which every change counts: topics, authors. */
export function trackEvery(kind: 'topic' | 'author'): Hooks {
  type State = { readonly id: number }
  return trackChanges<State>(
    async (_req, id) => ({ id }),
    (before, after) => {
      const state = after ?? before
      return state ? [`${kind}:${state.id}`] : []
    },
  )
}

/** For a global: every change drops what was made from it. */
export function logGlobalChange(...tags: CacheTag[]): GlobalAfterChangeHook {
  return async ({ req }) => {
    await logChange(req, tags)
  }
}
