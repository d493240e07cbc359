// The service worker is registered when the page is done: it takes nothing from what is being read.
import { serviceWorkerPath } from '#lib/content/paths.ts'
import { whenLoaded } from './when-loaded.ts'

const workers = navigator.serviceWorker

async function register(): Promise<void> {
  const { active } = await workers.register(serviceWorkerPath)
  // On its way while the worker took over the pages that were open, or reloaded past it: asks to be taken in as well.
  if (!workers.controller) active?.postMessage(null)
}

// A preview's policy allows no worker.
if (workers) whenLoaded(() => void register().catch(() => undefined))
