import type { GlobalConfig } from 'payload'

export const front: GlobalConfig = {
  slug: 'front',
  fields: [{ name: 'ranked', type: 'relationship', relationTo: 'articles', hasMany: true, maxRows: 20 }],
}
