// <original-paragraphs path language direction absent failed>: around a body whose paragraphs each end in a hidden
// button, and a hidden panel. A paragraph's button puts the panel beneath it; there the paragraph of the original is
// shown, and a problem with the translation reported.
import { originalParagraphsPath, reportsPath } from '#lib/content/paths.ts'

/** Milliseconds that a form must have been open before its report is taken (lib/reports/token.ts), and a little more. */
const settling = 2200

const openers = 'p[id] > button'

class OriginalParagraphs extends HTMLElement {
  /** The button of the paragraph that the panel stands beneath. */
  #opener: HTMLElement | null = null
  /** Fetched once. */
  #originals: Promise<Record<string, string>> | undefined
  #token: Promise<string> | undefined

  connectedCallback() {
    for (const button of this.querySelectorAll<HTMLElement>(openers)) {
      button.hidden = false
      button.ariaExpanded = 'false'
    }
    for (const event of ['click', 'submit', 'keydown']) this.addEventListener(event, this)
  }

  handleEvent(event: Event) {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (event instanceof KeyboardEvent) {
      if (event.key === 'Escape') this.#retreat()
    } else if (event.type === 'submit') {
      event.preventDefault()
      this.#send()
    } else if (button?.matches(openers)) this.#open(button === this.#opener ? null : button)
    else if (button?.name === 'show') this.#show()
    else if (button?.name === 'report') this.#write(Boolean(this.#form.hidden))
    else if (button?.name === 'cancel') this.#retreat()
  }

  /** Puts the panel beneath the paragraph of this button, or away. */
  #open(opener: HTMLElement | null) {
    if (this.#opener) this.#opener.ariaExpanded = 'false'
    this.#opener = opener
    const panel = this.#find('[data-panel]')
    panel.hidden = !opener
    this.#write(false)
    this.#say('')
    if (!opener) return
    opener.ariaExpanded = 'true'
    const place = this.#shown ?? this.#paragraph
    place?.after(panel)
    this.#label()
    panel.scrollIntoView({ block: 'nearest' })
  }

  /** One step back: out of the form, or out of the panel. */
  #retreat() {
    const opener = this.#opener
    if (this.#form.hidden) {
      this.#open(null)
      opener?.focus()
    } else {
      this.#write(false)
      this.#find('[name=report]').focus()
    }
  }

  /** Shows the original of the paragraph, or takes it away. */
  async #show() {
    const paragraph = this.#paragraph
    this.#say('')
    if (this.#shown) this.#shown.remove()
    else if (paragraph) {
      try {
        this.#originals ??= this.#fetch(originalParagraphsPath)
        const text = (await this.#originals)[paragraph.id]
        if (!text) this.#say(this.getAttribute('absent'))
        else if (!originalOf(paragraph)) paragraph.after(this.#original(text))
      } catch {
        this.#originals = undefined
        this.#say(this.getAttribute('failed'))
      }
    }
    this.#label()
  }

  #original(text: string): HTMLElement {
    const [lang, dir] = [this.getAttribute('language'), this.getAttribute('direction')]
    const original = Object.assign(document.createElement('p'), { lang, dir, textContent: text })
    original.dataset.original = ''
    return original
  }

  /** The words of the button that shows the original say what it does next. */
  #label() {
    const shown = Boolean(this.#shown)
    const [show, hide] = this.#find('[name=show]').children
    show?.toggleAttribute('hidden', shown)
    hide?.toggleAttribute('hidden', !shown)
  }

  /** Opens the form, or closes it. */
  #write(open: boolean) {
    this.#form.hidden = !open
    this.#find('[name=report]').ariaExpanded = `${open}`
    if (!open) return
    this.#say('')
    this.#token ??= this.#askToken()
    this.#form.scrollIntoView({ block: 'nearest' })
    this.#find('textarea').focus({ preventScroll: true })
  }

  #askToken(): Promise<string> {
    const token = this.#fetch(reportsPath).then(
      (answer) => new Promise<string>((resolve) => setTimeout(resolve, settling, answer.token)),
    )
    token.catch(() => {
      this.#token = undefined
    })
    return token
  }

  async #send() {
    const form = this.#form
    const anchor = this.#paragraph?.id
    if (form.ariaBusy === 'true') return
    form.ariaBusy = 'true'
    this.#say('')
    try {
      this.#token ??= this.#askToken()
      const report = { ...Object.fromEntries(new FormData(form)), anchor, token: await this.#token }
      const answer = await fetch(this.#address(reportsPath), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(report),
      })
      const { message } = await answer.json()
      if (answer.ok) {
        form.reset()
        this.#write(false)
        this.#find('[name=report]').focus()
      } else this.#token = undefined
      this.#say(message)
    } catch {
      this.#say(this.getAttribute('failed'))
    }
    form.ariaBusy = 'false'
  }

  #say(message: string | null) {
    this.#find('p[role=status]').textContent = message
  }

  #address(of: (shortPath: string) => string): string {
    return of(this.getAttribute('path') ?? '')
  }

  async #fetch(of: (shortPath: string) => string): Promise<Record<string, string>> {
    const answer = await fetch(this.#address(of))
    if (!answer.ok) throw answer
    return answer.json()
  }

  get #paragraph(): Element | null | undefined {
    return this.#opener?.parentElement
  }

  get #shown(): Element | null | undefined {
    return this.#paragraph && originalOf(this.#paragraph)
  }

  get #form(): HTMLFormElement {
    return this.#find('form')
  }

  #find<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name]
  #find(selector: string): HTMLElement
  #find(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(selector)
    return found
  }
}

function originalOf(paragraph: Element): Element | null {
  const next = paragraph.nextElementSibling
  return next?.matches('[data-original]') ? next : null
}

customElements.define('original-paragraphs', OriginalParagraphs)
