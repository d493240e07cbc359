import type { TextField } from 'payload'
import { slugLimit } from '#lib/content/limits.ts'
import { type SlugFault, slugFault } from '#lib/content/slugs.ts'
import { slugify } from '#lib/text/slug.ts'
import { label, say } from '../admin/labels.ts'

type Options = {
  /** Name of the field beside it that the address is made from when it is left empty. */
  readonly from: string
  readonly localized?: boolean
  /** What is asked of the address beyond being ASCII. */
  readonly fault?: (slug: unknown) => SlugFault | null
}

/** The address of a section, topic, author or page: written by hand, or made from its name. */
export function slugField({ from, localized = false, fault = slugFault }: Options): TextField {
  return {
    name: 'slug',
    type: 'text',
    label: label(({ sections }) => sections.slug),
    required: true,
    localized,
    unique: true,
    index: true,
    maxLength: slugLimit,
    admin: { position: 'sidebar', description: label(({ sections }) => sections.slugHelp) },
    hooks: {
      beforeValidate: [
        ({ value, siblingData }) => {
          if (typeof value === 'string' && value.trim() !== '') return value.trim()
          const name = siblingData[from]
          return (typeof name === 'string' && slugify(name, slugLimit)) || value
        },
      ],
    },
    validate: (value: unknown, { req }: { req: Parameters<typeof say>[0] }) => {
      const found = fault(value)
      return found ? say(req, ({ errors }) => errors[found]) : true
    },
  }
}
