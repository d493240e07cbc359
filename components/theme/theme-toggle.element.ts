import { chooseTheme } from './choice.ts'

// <theme-toggle><button>: switches between light and dark, and remembers it on this device. One that agrees with the
// system is forgotten again, so that the page goes on following the system.
class ThemeToggle extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', () => {
      const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
      const other = (document.documentElement.dataset.theme ?? system) === 'dark' ? 'light' : 'dark'
      chooseTheme(other === system ? null : other)
    })
  }
}

customElements.define('theme-toggle', ThemeToggle)
