import type { EditingTexts } from './texts/id.ts'

/** What a field is called: `path` as in the form, e.g. `corrections.0.text`. */
export function nameOf({ fields }: EditingTexts, path: string): string {
  const [name = ''] = path.split('.')
  return name in fields ? fields[name as keyof typeof fields] : `${fields.other}: ${name}`
}
