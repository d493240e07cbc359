// Runs before the first paint, from a small blocking file: what was chosen shows without a flash of anything else, and
// what was put away is not there. And again when a page comes back, or was prepared, while the choice was made on
// another.
import { hideDismissedLine } from '../breaking/dismissed.ts'
import { connection } from '../browser/connection.ts'
import { applyChoices, choiceEvent, choose } from './choice.ts'

if (connection().saveData) document.documentElement.dataset.saveData = ''
applyChoices()
hideDismissedLine()

// The custom elements come after the first paint, on which a slow processor spends all it has: whatever they show has
// its room already.
const { elements } = document.currentScript?.dataset ?? {}
if (elements) requestAnimationFrame(() => setTimeout(load, 0, elements))

/** By an element, which the page's `load` event waits for. */
function load(src: string): void {
  document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }))
}

// What <display-settings> is told: only this file knows how a choice is shown.
addEventListener(choiceEvent, ({ detail }) => choose(detail.name, detail.value))
addEventListener('pageshow', applyChoices)
addEventListener('storage', applyChoices)
document.addEventListener('prerenderingchange', applyChoices)
