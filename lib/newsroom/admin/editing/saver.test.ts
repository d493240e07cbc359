import { describe, expect, it } from 'vitest'
import { pause, Saver, type SaveState, type Sent } from './saver.ts'
import type { Values } from './words.ts'

const fault = (kind: 'offline' | 'server' | 'session' | 'stale' | 'refused'): Sent => ({
  ok: false,
  fault: { kind, message: '' },
})

/** A saver with a clock of ours and a server that answers as the test says. */
function trial() {
  const said: SaveState[] = []
  const sent: { values: Values; base: string }[] = []
  let answers: ((sent: Sent) => void)[] = []
  let timer: { in: number; then: () => void } | null = null
  let kept: Values | null = null
  const page = { values: { headline: '' } as Values, canShow: true }
  const saver = new Saver({ headline: '' }, 'T0', {
    send: (values, base) => {
      sent.push({ values, base })
      return new Promise((resolve) => answers.push(resolve))
    },
    keep: (values) => {
      kept = values
    },
    drop: () => {
      kept = null
    },
    wait: (milliseconds, then) => {
      const mine = { in: milliseconds, then }
      timer = mine
      return () => {
        if (timer === mine) timer = null
      }
    },
    read: () => page.values,
    show: (_, after) => {
      if (page.canShow) page.values = { headline: after.headline }
      return page.canShow
    },
    tell: (state) => said.push(state),
  })
  return {
    saver,
    page,
    said,
    sent,
    kept: () => kept,
    waits: () => timer?.in ?? null,
    wake() {
      const now = timer
      timer = null
      now?.then()
    },
    async answer(with_: Sent | string) {
      const [first, ...rest] = answers
      answers = rest
      first?.(typeof with_ === 'string' ? { ok: true, stamp: with_ } : with_)
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

describe('Saver', () => {
  it('saves two seconds after the last key, and says so only when it is true', async () => {
    const t = trial()
    t.saver.changed({ headline: 'B' })
    t.saver.changed({ headline: 'Ba' })
    expect([t.waits(), t.saver.state.is, t.kept()]).toEqual([pause, 'saving', { headline: 'Ba' }])
    t.wake()
    expect(t.sent).toEqual([{ values: { headline: 'Ba' }, base: 'T0' }])
    await t.answer('T1')
    expect([t.saver.state, t.kept(), t.waits()]).toEqual([{ is: 'saved', at: 'T1' }, null, null])
  })

  it('saves what was typed while it was saving, on top of what it saved', async () => {
    const t = trial()
    t.saver.changed({ headline: 'B' })
    t.wake()
    t.saver.changed({ headline: 'Ba' })
    expect(t.waits()).toBeNull()
    await t.answer('T1')
    expect([t.saver.state.is, t.kept()]).toEqual(['saving', { headline: 'Ba' }])
    t.wake()
    expect(t.sent.at(-1)).toEqual({ values: { headline: 'Ba' }, base: 'T1' })
    await t.answer('T2')
    expect(t.saver.state).toEqual({ is: 'saved', at: 'T2' })
  })

  it.each(['offline', 'server'] as const)('keeps trying by itself after %s, more and more rarely', async (kind) => {
    const t = trial()
    t.saver.changed({ headline: 'B' })
    const waits: (number | null)[] = []
    for (let round = 0; round < 6; round += 1) {
      t.wake()
      await t.answer(fault(kind))
      waits.push(t.waits())
      expect(t.saver.state).toMatchObject({ is: 'failed', fault: { kind } })
      expect(t.kept()).toEqual({ headline: 'B' })
    }
    expect(waits).toEqual([2000, 4000, 8000, 16000, 30000, 30000])
    t.saver.changed({ headline: 'Ba' })
    expect([t.saver.state.is, t.waits()]).toEqual(['failed', 30000])
    t.saver.retry()
    await new Promise((resolve) => setImmediate(resolve))
    await t.answer('T1')
    expect([t.saver.state.is, t.sent.at(-1)?.values]).toEqual(['saved', { headline: 'Ba' }])
  })

  it('does not repeat what is refused, until it is another text', async () => {
    const t = trial()
    t.saver.changed({ headline: 'B' })
    t.wake()
    await t.answer(fault('refused'))
    expect([t.waits(), t.saver.state.is]).toEqual([null, 'failed'])
    t.saver.changed({ headline: 'Ba' })
    expect([t.waits(), t.saver.state.is]).toEqual([pause, 'saving'])
  })

  it.each(['stale', 'session'] as const)('waits for the person after %s, and keeps what is typed', async (kind) => {
    const t = trial()
    t.saver.changed({ headline: 'B' })
    t.wake()
    await t.answer(fault(kind))
    t.saver.changed({ headline: 'Ba' })
    expect([t.waits(), t.saver.state.is, t.kept()]).toEqual([null, 'failed', { headline: 'Ba' }])
  })

  it('has nothing to save where the page went back to what is saved, or somebody published it', async () => {
    const t = trial()
    t.saver.changed({ headline: 'B' })
    t.saver.changed({ headline: '' })
    expect([t.saver.state.is, t.kept(), t.waits()]).toEqual(['saved', null, null])
    t.saver.changed({ headline: 'Ba' })
    await t.saver.holdBack()
    expect(t.waits()).toBeNull()
    t.saver.adopt({ headline: 'Ba', slug: 'ba' }, 'T5')
    t.saver.release()
    expect([t.saver.state, t.kept(), t.waits(), t.sent]).toEqual([{ is: 'saved', at: 'T5' }, null, null, []])
  })

  it('goes on where publishing was refused', async () => {
    const t = trial()
    t.saver.changed({ headline: 'B' })
    await t.saver.holdBack()
    t.saver.release()
    expect(t.waits()).toBe(pause)
  })

  it('waits for the save on its way before somebody else saves', async () => {
    const t = trial()
    t.saver.changed({ headline: 'B' })
    t.wake()
    let isHeld = false
    const holding = t.saver.holdBack().then(() => {
      isHeld = true
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(isHeld).toBe(false)
    t.saver.changed({ headline: 'Ba' })
    await t.answer('T1')
    await holding
    expect([t.waits(), t.saver.base.stamp]).toEqual([null, 'T1'])
  })

  describe('catching up with a newer text', () => {
    const newer = { id: 7, headline: 'Lain', updatedAt: 'T5' }

    it('shows it where nothing was typed, and saves on top of it from then on', () => {
      const t = trial()
      expect([t.saver.catchUp(newer), t.page.values]).toEqual([true, { headline: 'Lain' }])
      expect([t.saver.state, t.saver.base]).toEqual([
        { is: 'saved', at: 'T5' },
        { values: { headline: 'Lain' }, stamp: 'T5' },
      ])
      t.saver.changed(t.page.values)
      expect([t.waits(), t.kept()]).toEqual([null, null])
    })

    it('leaves what was typed, also what the form has not been told yet', () => {
      const t = trial()
      t.page.values = { headline: 'Baru diketik' }
      expect([t.saver.catchUp(newer), t.page.values]).toEqual([true, { headline: 'Baru diketik' }])
      expect([t.saver.state.is, t.saver.base.stamp, t.kept()]).toEqual(['saving', 'T0', { headline: 'Baru diketik' }])
    })

    it('leaves a page alone that saved after the server was asked', async () => {
      const t = trial()
      t.page.values = { headline: 'B' }
      t.saver.changed(t.page.values)
      t.wake()
      await t.answer('T6')
      expect([t.saver.catchUp(newer), t.page.values, t.saver.base.stamp]).toEqual([true, { headline: 'B' }, 'T6'])
    })

    it('says that the page can not show it', () => {
      const t = trial()
      t.page.canShow = false
      expect([t.saver.catchUp(newer), t.saver.base.stamp]).toEqual([false, 'T0'])
    })
  })

  it('knows what is on the page up to the last key', () => {
    const t = trial()
    t.saver.changed({ headline: 'A' })
    t.page.values = { headline: 'AB' }
    expect([t.saver.unsaved, t.saver.unsavedNow(), t.kept()]).toEqual([
      { headline: 'A' },
      { headline: 'AB' },
      { headline: 'AB' },
    ])
  })
})
