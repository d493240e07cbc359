// The reader's choice of theme: kept by the browser, never sent.
const key = 'theme'
const themes = ['light', 'dark'] as const

/** null follows the system. */
export type Theme = (typeof themes)[number] | null

/** What was chosen here before; null where nothing was, or the browser keeps nothing for us. */
export function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(key)
    return themes.find((theme) => theme === kept) ?? null
  } catch {
    return null
  }
}

/** Shows a theme without remembering it. */
export function showTheme(theme: Theme): void {
  if (theme === null) delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** Shows a theme and remembers it. */
export function chooseTheme(theme: Theme): void {
  showTheme(theme)
  try {
    if (theme === null) localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // A browser that keeps nothing still shows the choice on this page.
  }
}
