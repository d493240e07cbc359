// Takes the framework out of a reading page: its scripts, its flight data, its preloads of scripts.
// The HTML comes from React, which escapes `<`, `>` and quotes in text and attributes; so a scan over tags is enough,
// as long as it steps over the elements whose content is not markup.
import { assetPath } from '#lib/content/paths.ts'

/** Why a page may not go out without its scripts. */
export class IncompletePageError extends Error {
  override readonly name = 'IncompletePageError'
}

const tagEnd = /"[^"]*"|'[^']*'|>/g

/** Index just after the `>` that ends the tag starting at `start`; a `>` inside quotes does not count. */
function endOfTag(html: string, start: number): number {
  tagEnd.lastIndex = start
  for (let match = tagEnd.exec(html); match !== null; match = tagEnd.exec(html)) {
    if (match[0] === '>') return tagEnd.lastIndex
  }
  return html.length
}

/** Index just after `</name>`, searched from `from`. */
function endOfElement(html: string, name: string, from: number): number {
  const close = html.indexOf(`</${name}`, from)
  return close === -1 ? html.length : endOfTag(html, close)
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag)
  return match === null ? null : (match[1] ?? match[2] ?? '')
}

/** How the addresses of our own files begin. */
const ownFile = assetPath('')

/** Structured data and our own files stay; what they are is decided by components, not here. */
function keepsScript(tag: string): boolean {
  return attribute(tag, 'type') === 'application/ld+json' || (attribute(tag, 'src') ?? '').startsWith(ownFile)
}

function keepsLink(tag: string): boolean {
  const rel = attribute(tag, 'rel')
  const loadsScript = rel === 'modulepreload' || (rel === 'preload' && attribute(tag, 'as') === 'script')
  return !loadsScript || (attribute(tag, 'href') ?? '').startsWith(ownFile)
}

// Boundaries that only a script could complete (`$?`, `B:`), or that failed on the server (`$!`).
const unfinished = /<!--\$[?!]|<template[^>]*\sid="B:/

function requireWhole(html: string): void {
  const match = unfinished.exec(html)
  if (match === null) return
  const near = html.slice(Math.max(0, match.index - 80), match.index + 80)
  throw new IncompletePageError(`part of the page would only appear by script (a Suspense boundary), near: ${near}`)
}

const interesting = /<(!--|script|link|style|textarea|title)(?=[\s>/]|(?<=!--))/gi

/**
 * Removes every script that is not ours from a page that Next rendered, and React's comments.
 *
 * @param html a whole document
 * @returns the document, with JSON-LD and `<script src="/assets/…">` left in place
 * @throws IncompletePageError when a Suspense boundary is still pending or has failed
 */
export function stripFramework(html: string): string {
  requireWhole(html)
  const kept: string[] = []
  let from = 0
  interesting.lastIndex = 0
  for (let match = interesting.exec(html); match !== null; match = interesting.exec(html)) {
    const start = match.index
    const name = (match[1] ?? '').toLowerCase()
    let end: number
    let keep: boolean
    if (name === '!--') {
      end = html.indexOf('-->', start + 4)
      end = end === -1 ? html.length : end + 3
      keep = false
    } else {
      const afterTag = endOfTag(html, start)
      const tag = html.slice(start, afterTag)
      end = name === 'link' ? afterTag : endOfElement(html, name, afterTag)
      keep = name === 'script' ? keepsScript(tag) : name !== 'link' || keepsLink(tag)
    }
    if (!keep) {
      kept.push(html.slice(from, start))
      from = end
    }
    interesting.lastIndex = end
  }
  kept.push(html.slice(from))
  return kept.join('')
}

/** Removes from a page that needs none the links to style sheets, fonts and anything else to be loaded with it. */
export const stripLinkedFiles = (html: string): string =>
  html.replace(/<link\b[^>]*\brel="(?:stylesheet|preload|icon)"[^>]*>/g, (link) =>
    link.includes('"data:') ? link : '',
  )
