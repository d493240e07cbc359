import { chooseTheme } from './choice.ts'

// <theme-toggle><button hidden>: switches between light and dark, and remembers it on this device.
class ThemeToggle extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button) return
    button.hidden = false
    button.addEventListener('click', () => {
      const root = document.documentElement
      const dark = root.dataset.theme
        ? root.dataset.theme === 'dark'
        : matchMedia('(prefers-color-scheme: dark)').matches
      chooseTheme(dark ? 'light' : 'dark')
    })
  }
}

customElements.define('theme-toggle', ThemeToggle)
