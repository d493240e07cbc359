import { describe, expect, it } from 'vitest'
import { RateLimiter } from './rate-limiter.ts'

const limit = { most: 3, within: 600_000, addresses: 100 }
const minute = 60_000

describe('requests from one address', () => {
  it('are limited within ten minutes, and told how long to wait', () => {
    const rate = new RateLimiter(limit)
    expect([0, 1, 2].map((at) => rate.count('192.0.2.1', at * minute))).toEqual([0, 0, 0])
    expect(rate.count('192.0.2.1', 3 * minute)).toBe(7 * minute)
    expect(rate.count('192.0.2.2', 3 * minute)).toBe(0)
    // What was refused does not lengthen the wait.
    expect(rate.count('192.0.2.1', 10 * minute)).toBe(0)
    expect(rate.count('192.0.2.1', 10 * minute + 1)).toBe(minute - 1)
  })

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', true],
    ['2001:db8:1:2::1', '2001:0DB8:0001:0002::9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8::1', '2001:db8:0:0:5::', true],
    ['::1', '::2', true],
    ['fe80::1%eth0', 'fe80::2%eth1', true],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['192.0.2.1', '192.0.2.10', false],
  ])('%s and %s are one: %s', (first, second, same) => {
    const rate = new RateLimiter({ ...limit, most: 1 })
    rate.count(first, 0)
    expect(rate.count(second, 0) > 0).toBe(same)
  })

  it('are forgotten with the day’s salt', () => {
    const rate = new RateLimiter({ most: 1, within: 172_800_000, addresses: 100 })
    rate.count('192.0.2.1', 1)
    expect(rate.count('192.0.2.1', 1000)).toBeGreaterThan(0)
    expect(rate.count('192.0.2.1', 86_400_000)).toBe(0)
  })

  it('are remembered for so many addresses only', () => {
    const rate = new RateLimiter({ ...limit, most: 1 })
    for (let host = 0; host <= 100; host += 1) rate.count(`192.0.2.${host}`, host)
    expect(rate.count('192.0.2.100', 200)).toBeGreaterThan(0)
    expect(rate.count('192.0.2.0', 200)).toBe(0)
  })
})
