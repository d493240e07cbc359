// Names of stories that came in without one: made from what never changes, so that every export gives the same name, and
// no two newsrooms the same.

const form = /^warta:(\d{1,10})-([0-9a-z]{1,12})$/

/** The `ref` that exports give a story without one. */
export function ownRef(story: { readonly id: number; readonly createdAt: string }): string {
  return `warta:${story.id}-${new Date(story.createdAt).getTime().toString(36)}`
}

/** Which story `ownRef` named: its id and the moment (milliseconds) it was made; null when `ref` is no such name. */
export function namedByOwnRef(ref: string): { id: number; createdAt: number } | null {
  const [, id, moment] = form.exec(ref) ?? []
  return id && moment ? { id: Number(id), createdAt: Number.parseInt(moment, 36) } : null
}
