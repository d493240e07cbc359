import { choiceEvent } from './choice.ts'

// <display-settings popover> with radio buttons: each is a choice, named as the data attribute of the root element that
// shows it (display.ts).
class DisplaySettings extends HTMLElement {
  connectedCallback() {
    this.addEventListener('beforetoggle', () => {
      for (const radio of this.querySelectorAll('input')) {
        radio.checked = radio.value === (document.documentElement.dataset[radio.name] ?? '')
      }
    })
    this.addEventListener('change', ({ target }) => {
      dispatchEvent(new CustomEvent(choiceEvent, { detail: target }))
    })
  }
}

customElements.define('display-settings', DisplaySettings)
