// Reads a story aloud, sentence by sentence, and shows which paragraph it is at. Fetched when it is first asked for.
import { sentences } from './sentences.ts'
import type { voiceFor } from './voice.ts'

const rates = [1, 1.25, 1.5, 0.75] as const

/** What is read: the headline, what introduces the story, its text. Not what stands in it to be pressed. */
const read = 'article h1, article h1 + p, keep-place :is(p, h2, h3, li)'

function wordsOf(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const tool of copy.querySelectorAll('button, [data-panel], form, ol, ul')) tool.remove()
  // Joiners are for the eye (components/typeset).
  return copy.textContent?.replaceAll('\u2060', '').trim() ?? ''
}

/** Makes the element read its story from now on, and begins; `voiceOf` is in the browser already. */
export function listen(element: HTMLElement, voiceOf: typeof voiceFor): void {
  const language = element.getAttribute('language') ?? ''
  const [button, bar] = [element.querySelector('button'), element.querySelector('fieldset')]
  const paragraphs = [...document.querySelectorAll(read)].filter((of) => !of.closest('[data-panel]') && wordsOf(of))
  const control = (name: string) => bar?.querySelector<HTMLButtonElement>(`[name=${name}]`)
  let [at, sentence, rate, turn] = [0, 0, 0, 0]
  let [open, speaking, followed] = [false, false, true]

  const show = () => {
    document.querySelector('[data-spoken]')?.removeAttribute('data-spoken')
    if (bar) bar.hidden = !open
    button?.setAttribute('aria-pressed', String(speaking))
    control('pause')?.setAttribute('aria-pressed', String(!speaking))
    const paragraph = paragraphs[at]
    if (!speaking || !paragraph) return
    paragraph.setAttribute('data-spoken', '')
    const { top, bottom } = paragraph.getBoundingClientRect()
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    // Whoever has scrolled elsewhere reads there.
    if (followed && (top < 80 || bottom > innerHeight - 120)) {
      paragraph.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
    }
  }

  const pause = () => {
    // What was being said may still report its end.
    turn += 1
    speaking = false
    speechSynthesis.cancel()
    show()
  }
  const stop = () => {
    open = false
    pause()
  }

  const speak = () => {
    const mine = ++turn
    speechSynthesis.cancel()
    const paragraph = paragraphs[at]
    if (!paragraph) {
      at = 0
      sentence = 0
      return stop()
    }
    open = true
    speaking = true
    show()
    const words = sentences(wordsOf(paragraph), language)[sentence]
    if (words === undefined) {
      at += 1
      sentence = 0
      return speak()
    }
    const utterance = new SpeechSynthesisUtterance(words)
    utterance.lang = language
    utterance.voice = voiceOf(language) ?? null
    utterance.rate = rates[rate] ?? 1
    utterance.onend = () => {
      if (mine !== turn) return
      sentence += 1
      speak()
    }
    utterance.onerror = ({ error }) => {
      if (mine === turn && error !== 'interrupted' && error !== 'canceled') stop()
    }
    speechSynthesis.speak(utterance)
  }

  const toggle = () => (speaking ? pause() : speak())
  const move = (by: number) => {
    at = Math.min(paragraphs.length - 1, Math.max(0, at + by))
    sentence = 0
    followed = true
    speak()
  }

  button?.addEventListener('click', toggle)
  control('pause')?.addEventListener('click', toggle)
  control('previous')?.addEventListener('click', () => move(-1))
  control('next')?.addEventListener('click', () => move(1))
  control('stop')?.addEventListener('click', () => {
    stop()
    button?.focus()
  })
  control('rate')?.addEventListener('click', () => {
    rate = (rate + 1) % rates.length
    const shown = control('rate')?.querySelector('bdi')
    if (shown) shown.textContent = `${rates[rate]}×`
    if (speaking) speak()
  })
  for (const event of ['wheel', 'touchmove']) addEventListener(event, () => (followed = false), { passive: true })
  // The voice belongs to the browser, not to the page: it would go on.
  addEventListener('pagehide', stop)
  speak()
}
