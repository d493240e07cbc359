// Runs one benchmark; scripts/bench is its entry.
import { parseArgs } from 'node:util'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    stories: { type: 'string', default: '20000' },
    'engine-url': { type: 'string' },
    data: { type: 'string' },
    trial: { type: 'string' },
    'database-url': { type: 'string' },
    'data-dir': { type: 'string' },
    requests: { type: 'string', default: '1000000' },
    pages: { type: 'string', default: '100000' },
  },
})

const [name] = positionals
switch (name) {
  case 'delivery':
    await (await import('./delivery.ts')).benchDelivery()
    break
  case 'uncached':
    await (await import('./uncached.ts')).benchUncached()
    break
  case 'publish':
    await (await import('./publish.ts')).benchPublish(values['data-dir'])
    break
  case 'size':
    await (await import('./size.ts')).benchSize(Number(values.stories))
    break
  case 'load':
    await (await import('./fill.ts')).fill(required('database-url'), Number(values.stories))
    break
  case 'search':
    await (await import('./search.ts')).benchSearch(required('database-url'))
    break
  case 'lists':
    await (await import('./lists.ts')).benchLists(required('database-url'))
    break
  case 'sitemap':
    await (await import('./sitemap.ts')).benchSitemap(required('database-url'))
    break
  case 'memory':
    await (await import('./memory.ts')).benchMemory(required('data-dir'), Number(values.requests), Number(values.pages))
    break
  case 'translation':
    await (await import('./translation.ts')).benchTranslation(required('engine-url'), required('data'), values.trial)
    break
  case 'checks':
    await (await import('./checks.ts')).benchChecks(required('data'))
    break
  default:
    console.error(`there is no benchmark "${name}"; see scripts/bench --help`)
    process.exitCode = 2
}

function required(option: 'engine-url' | 'data' | 'database-url' | 'data-dir'): string {
  const value = values[option]
  if (value) return value
  console.error(`--${option} is missing; see scripts/bench --help`)
  process.exit(2)
}
