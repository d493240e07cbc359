/** Load on one address, through wrk; and what to say about many measurements. */
import { execFileSync } from 'node:child_process'

export type Load = { seconds: number; connections: number; headers?: Record<string, string> }

/** Requests per second that an address answers. Throws if an answer is no success. */
export function requestsPerSecond(url: string, { seconds, connections, headers = {} }: Load): number {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const output = execFileSync('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, ...given, url], { encoding: 'utf8' })
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1])
  const refused = /Non-2xx or 3xx responses: (\d+)/.exec(output)?.[1]
  if (refused || !Number.isFinite(rate)) throw new Error(`wrk on ${url}:\n${output}`)
  return rate
}

/** The value below which the share `p` of the values lies. */
function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

/** What is printed of many times: their median and a percentile, in milliseconds. */
export function figures(times: readonly number[], percent: 95 | 99, digits = 1): string {
  const shown = (value: number) => `${value.toFixed(digits)} ms`
  return `median ${shown(median(times))}, ${percent}th percentile ${shown(percentile(times, percent / 100))}`
}

/** Whether memory grows, in megabytes: its median in the second quarter of many measurements, and in the last. */
export function memoryGrowth(megabytes: readonly number[]): string {
  const quarter = Math.floor(megabytes.length / 4)
  const [early, late] = [megabytes.slice(quarter, 2 * quarter), megabytes.slice(-quarter)]
  return `${median(early).toFixed(0)} MB in the second quarter, ${median(late).toFixed(0)} MB in the last`
}

/** Runs two measurements in turn, so that a machine that drifts drifts for both; gives the medians and their ratio. */
export function inTurn(rounds: number, ours: () => number, theirs: () => number) {
  const pairs = Array.from({ length: rounds }, () => ({ theirs: theirs(), ours: ours() }))
  const column = (name: 'ours' | 'theirs') => median(pairs.map((pair) => pair[name]))
  return { ours: column('ours'), theirs: column('theirs'), ratio: median(pairs.map((pair) => pair.ours / pair.theirs)) }
}
