// The project's custom elements, for JSX.
import type { DetailedHTMLProps, HTMLAttributes } from 'react'

// React writes a custom element's attributes as they are: `class`, not `className`.
type CustomElement<Attributes = object> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> &
  Attributes & { class?: string | undefined }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'relative-time': CustomElement
      'today-date': CustomElement<{ format: string; zone: string }>
      'display-settings': CustomElement
      'copy-link': CustomElement<{ url: string; done: string; failed: string }>
      'share-sheet': CustomElement<{ url: string; headline: string }>
      'keep-place': CustomElement
      'page-contents': CustomElement
      'listen-story': CustomElement<{ src: string; language: string }>
      'save-story': CustomElement<{ failed: string }>
      'story-shelf': CustomElement<{
        shelf: string
        empty: string
        remove?: string
        online?: string
        readable?: string
      }>
      'story-read': CustomElement<{ src: string }>
      'more-stories': CustomElement<{ loading: string; loaded: string; failed: string; retry: string }>
      'search-key': CustomElement
      'search-key-switch': CustomElement
      'edition-links': CustomElement
      'breaking-news': CustomElement<{ src: string; line: string }>
      'original-paragraphs': CustomElement<{
        path: string
        language: string
        direction: string
        absent: string
        failed: string
      }>
    }
  }
}
