/**
 * One value per process under a name, whoever asks first makes it. Next bundles its own copies of modules, so a
 * module-level variable would exist once per copy: what pages and the portal share hangs on `globalThis` instead.
 *
 * @param name the name after `warta.`, e.g. `tags`
 * @param make makes the value for the first caller
 */
export function shared<Value>(name: string, make: () => Value): Value {
  const key = Symbol.for(`warta.${name}`)
  const registry = globalThis as unknown as Record<symbol, Value | undefined>
  const existing = registry[key]
  if (existing !== undefined) return existing
  const made = make()
  registry[key] = made
  return made
}
