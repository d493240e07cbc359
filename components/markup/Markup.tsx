// Pages for reading have no React in the browser, and nothing in them waits: what they show is rendered to markup at once,
// instead of element by element through flight data.
import { createRequire } from 'node:module'
import path from 'node:path'
import { LRUCache } from 'lru-cache'
import { type ComponentType, createElement, type ReactNode } from 'react'
import { Held } from './Held.client.tsx'
import { hold } from './held.ts'

// Next keeps this package from server components, which it takes to be read by React in the browser.
const require = createRequire(path.join(process.cwd(), 'package.json'))
const { renderToStaticMarkup } = require('react-dom/server') as typeof import('react-dom/server')

/** React goes on in the browser, where it must know the markup. */
const hydrates = process.env.NODE_ENV === 'development'

type Props = {
  as: 'header' | 'main' | 'footer'
  html: string
  /** As of PageFrame. */
  interactive: boolean
  id?: string
  className?: string
  tabIndex?: number
}

/** An element with finished markup in it. */
export function Markup({ as: Element, html, interactive, ...attributes }: Props) {
  if (!interactive && !hydrates) return <Held as={Element} name={hold(html)} {...attributes} />
  // Our elements may have changed what stands in them before React comes.
  return createElement(Element, {
    ...attributes,
    dangerouslySetInnerHTML: { __html: html },
    suppressHydrationWarning: true,
  })
}

/** Renders to HTML what are plain functions of their props: no hooks, nothing asynchronous, no client component. */
export const render = (children: ReactNode): string => renderToStaticMarkup(children)

/** As many as the frames of all editions have, several times: what was made for a frame that has changed goes first. */
const mostRemembered = 512

/**
 * As `render`, once for the same props: for what stands on every page.
 *
 * @param Component its props must be JSON values
 */
export function renderOnce<Props extends object>(Component: ComponentType<Props>): (props: Props) => string {
  const rendered = new LRUCache<string, string>({ max: mostRemembered })
  return (props) => {
    const key = JSON.stringify(props)
    const known = rendered.get(key)
    if (known !== undefined) return known
    const html = render(createElement(Component, props))
    rendered.set(key, html)
    return html
  }
}
