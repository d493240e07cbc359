// <listen-story src language>: a button where the device has a voice for the text's language; what reads aloud is
// fetched when it is first pressed.
import { voiceFor } from './voice.ts'

class ListenStory extends HTMLElement {
  connectedCallback() {
    if (!('speechSynthesis' in window)) return
    const look = () => {
      this.hidden = !voiceFor(this.getAttribute('language') ?? '')
    }
    look()
    // Some browsers know their voices only after a while.
    speechSynthesis.addEventListener('voiceschanged', look)
    this.querySelector('button')?.addEventListener('click', () => void this.#begin(), { once: true })
  }

  async #begin() {
    const { listen } = (await import(this.getAttribute('src') ?? '')) as typeof import('./listen.ts')
    listen(this, voiceFor)
  }
}

customElements.define('listen-story', ListenStory)
