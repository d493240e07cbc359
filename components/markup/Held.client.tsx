'use client'

import { createElement } from 'react'
import { release } from './held.ts'

/** An element with the markup that is held under a name. Only ever rendered on the server. */
export function Held({ as, name, ...attributes }: { as: string; name: string; [attribute: string]: unknown }) {
  return createElement(as, { ...attributes, dangerouslySetInnerHTML: { __html: release(name) } })
}
