/** Runs one benchmark; scripts/bench is its entry. */
import { parseArgs } from 'node:util'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { stories: { type: 'string', default: '20000' } },
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
    await (await import('./publish.ts')).benchPublish()
    break
  case 'size':
    await (await import('./size.ts')).benchSize(Number(values.stories))
    break
  default:
    console.error(`there is no benchmark "${name}"; see scripts/bench --help`)
    process.exitCode = 2
}
