// Load on one address, through wrk, and statistics of measurements.
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

/** The median and a percentile of times, in milliseconds, for printing. */
export function formatTimes(times: readonly number[], percent: 95 | 99, digits = 1): string {
  const shown = (value: number) => `${value.toFixed(digits)} ms`
  return `median ${shown(median(times))}, ${percent}th percentile ${shown(percentile(times, percent / 100))}`
}

/** Whether memory grows, in megabytes: its median in the second quarter of many measurements, and in the last. */
export function memoryGrowth(megabytes: readonly number[]): string {
  const quarter = Math.floor(megabytes.length / 4)
  const [early, late] = [megabytes.slice(quarter, 2 * quarter), megabytes.slice(-quarter)]
  return `${median(early).toFixed(0)} MB in the second quarter, ${median(late).toFixed(0)} MB in the last`
}

/** What is measured in turn, by name. */
export type Contenders<Name extends string> = Readonly<Record<Name, () => number>>

/**
 * Measures contenders in turn, so that a machine that drifts drifts for all of them alike.
 *
 * @returns the median of each, and the median ratio of two within a round
 */
export function measureInTurn<Name extends string>(rounds: number, contenders: Contenders<Name>) {
  const names = Object.keys(contenders) as Name[]
  const measured = Array.from({ length: rounds }, () => {
    const round = names.map((name): [Name, number] => [name, contenders[name]()])
    return Object.fromEntries(round) as Record<Name, number>
  })
  const medians = Object.fromEntries(names.map((name) => [name, median(measured.map((round) => round[name]))]))
  return {
    medians: medians as Record<Name, number>,
    ratio: (one: Name, other: Name) => median(measured.map((round) => round[one] / round[other])),
  }
}
