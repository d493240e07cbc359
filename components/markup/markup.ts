// Pages for reading have no React in the browser. Next would describe every element of theirs to it all the same: once
// as flight data, which it reads back, and again in a script that the portal takes out (lib/portal/script-free.ts).
// What is rendered to markup here is one string on that way.
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ReactNode } from 'react'

// Next keeps this package from server components, which it takes to be read by React in the browser.
const require = createRequire(path.join(process.cwd(), 'package.json'))
const { renderToStaticMarkup } = require('react-dom/server') as typeof import('react-dom/server')

/**
 * The children of an element as finished markup: `<main {...markup(<Story … />)} />`. They must be plain functions of
 * their props: no hooks, nothing asynchronous, no client component.
 */
export const markup = (children: ReactNode) => ({
  dangerouslySetInnerHTML: { __html: renderToStaticMarkup(children) },
  // In development, where React hydrates, our elements may have changed what stands in them before.
  suppressHydrationWarning: true,
})
