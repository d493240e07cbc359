// <search-key><a>: the key "/" puts the reader into the search field, or leads to the page that has it.
// <search-key-switch><input type="checkbox">: whether it does, kept on this device. A key without Ctrl or Alt must be
// possible to turn off: people who speak to their computer press it by accident (WCAG 2.1.4).
import { readStored, writeStored } from '../browser/storage.ts'

const kept = 'searchKey'
const off = 'off'

const isOff = () => readStored(kept) === off

class SearchKey extends HTMLElement {
  connectedCallback() {
    document.addEventListener('keydown', this)
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this)
  }

  handleEvent(event: KeyboardEvent) {
    const { target, key, ctrlKey, metaKey, altKey, defaultPrevented, isComposing } = event
    if (key !== '/' || ctrlKey || metaKey || altKey || defaultPrevented || isComposing || isOff()) return
    if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))) return
    event.preventDefault()
    const field = document.querySelector<HTMLInputElement>('main input[type=search]')
    if (field) field.select()
    else this.querySelector('a')?.click()
  }
}

class SearchKeySwitch extends HTMLElement {
  connectedCallback() {
    const box = this.querySelector('input')
    if (!box) return
    box.checked = !isOff()
    box.addEventListener('change', () => writeStored(kept, box.checked ? '' : off))
  }
}

customElements.define('search-key', SearchKey)
customElements.define('search-key-switch', SearchKeySwitch)
