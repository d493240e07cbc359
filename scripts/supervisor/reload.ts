// Development: what Next does not reload by itself.
import { watch } from 'node:fs'
import type { SupervisedProcess } from './child.ts'

/**
 * Starts the web process anew when server.ts or what it serves with changes (they run outside Next), and bundles
 * the browser's files anew when custom elements change. Ends with `signal`.
 */
export function restartOnChange(web: SupervisedProcess, bundle: () => Promise<void>, signal: AbortSignal): void {
  const onChange = (folder: string, matches: (file: string) => boolean, act: () => void) => {
    let pending: NodeJS.Timeout | undefined
    // Editors write a file in several steps: act once they have settled.
    watch(folder, { recursive: true, signal }, (_event, file) => {
      if (!file || !matches(file)) return
      clearTimeout(pending)
      pending = setTimeout(act, 150)
    })
  }
  for (const folder of ['lib/change-log', 'lib/http', 'lib/page-cache', 'lib/portal']) {
    onChange(
      folder,
      (file) => /(?<!\.test)\.ts$/.test(file),
      () => web.restart(),
    )
  }
  onChange(
    'components',
    (file) => file.endsWith('.element.ts'),
    () => {
      bundle().then(
        () => web.restart(),
        (error: unknown) => console.error(error instanceof Error ? error.message : error),
      )
    },
  )
}
