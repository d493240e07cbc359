// When a draft is saved, and what is said of it. A state machine without a browser: what it saves with, keeps words in
// and waits with is handed in.
import { backoff } from '#lib/runtime/backoff.ts'
import { isSame, type Values } from './words.ts'

export type SaveFault = {
  /**
   * `offline`: nothing answered; `server`: it can't now; `session`: signed out; `stale`: somebody else has saved since;
   * `refused`: this content or person is refused.
   */
  readonly kind: 'offline' | 'server' | 'session' | 'stale' | 'refused'
  /** A sentence of the server's, in the person's language; '' without one. */
  readonly message: string
}

export type SaveState =
  /** What is on the page is on the server; `at`: since when, ISO 8601, as the server says. */
  | { readonly is: 'saved'; readonly at: string }
  | { readonly is: 'saving' }
  | { readonly is: 'failed'; readonly fault: SaveFault }

export type Sent = { readonly ok: true; readonly stamp: string } | { readonly ok: false; readonly fault: SaveFault }

/** A document as the server has it. */
type Dated = Values & { readonly updatedAt: string }

export type Tools = {
  /** Saves; never throws. */
  send(values: Values, base: string): Promise<Sent>
  /** Keeps words on the device until they are saved. */
  keep(values: Values, base: string): void
  /** What is kept is saved. */
  drop(): void
  /** What is on the page at this moment, also what the form has not been told yet. */
  read(): Values
  /** Puts another text in the place of the one on the page, at once; false: it can't, and nothing has changed. */
  show(before: Values, after: Dated): boolean
  /** Calls back after some milliseconds; gives what takes that back. */
  wait(milliseconds: number, then: () => void): () => void
  /** The state has changed. */
  tell(state: SaveState): void
}

/** Milliseconds between the last key and the save. */
export const pause = 2_000

/** Milliseconds between attempts that fail. */
const pauses = { first: 2_000, longest: 30_000 }

/** Faults that pass by themselves. */
const passes = (fault: SaveFault) => fault.kind === 'offline' || fault.kind === 'server'

export class Saver {
  #tools: Tools
  /** What the server has, and since when. */
  #saved: Values
  #base: string
  /** What is on the page and not on the server. */
  #pending: Values | null = null
  #fault: SaveFault | null = null
  #failures = 0
  #sending: Promise<boolean> | null = null
  #cancel: (() => void) | null = null
  #isHeldBack = false

  /** @param base `updatedAt` of what the page began with */
  constructor(saved: Values, base: string, tools: Tools) {
    this.#saved = saved
    this.#base = base
    this.#tools = tools
  }

  get state(): SaveState {
    if (this.#fault) return { is: 'failed', fault: this.#fault }
    return this.#pending || this.#sending ? { is: 'saving' } : { is: 'saved', at: this.#base }
  }

  /** What the page began with or saved last: what both sides know when two have changed it. */
  get base(): { readonly values: Values; readonly stamp: string } {
    return { values: this.#saved, stamp: this.#base }
  }

  /** Words that are not on the server; null: there are none. */
  get unsaved(): Values | null {
    return this.#pending
  }

  /** As `unsaved`, up to the last key: what the form has not been told yet is read from the page. */
  unsavedNow(): Values | null {
    this.changed(this.#tools.read())
    return this.#pending
  }

  /** Something on the page has changed. */
  changed(values: Values): void {
    if (isSame(values, this.#pending ?? this.#saved)) return
    if (isSame(values, this.#saved) && !this.#sending) {
      this.#settle()
      return
    }
    this.#pending = values
    this.#tools.keep(values, this.#base)
    // What was refused may be right now; what did not get through waits for its next attempt.
    if (this.#fault?.kind === 'refused') this.#fault = null
    if (!this.#fault) this.#schedule(pause)
    this.#tell()
  }

  /**
   * Saves now what is not saved, whatever failed before.
   *
   * @returns whether everything on the page is on the server
   */
  async flush(): Promise<boolean> {
    this.#unschedule()
    await this.#sending
    if (!this.#pending) return true
    return this.#send()
  }

  /** Waits for a save on its way, and lets none begin until `release`: somebody else saves. */
  async holdBack(): Promise<void> {
    this.#isHeldBack = true
    this.#unschedule()
    await this.#sending
  }

  release(): void {
    this.#isHeldBack = false
    if (this.#pending && !this.#fault) this.#schedule(pause)
  }

  /** The server has something newer that the page has taken over: published here, or chosen among two texts. */
  adopt(saved: Values, stamp: string): void {
    this.#saved = saved
    this.#base = stamp
    this.#fault = null
    this.#failures = 0
    if (this.#pending && isSame(this.#pending, saved)) this.#settle()
    else {
      if (this.#pending) this.#schedule(pause)
      this.#tell()
    }
  }

  /**
   * Somebody has saved elsewhere (the desk, an import): where nothing has been typed here since, the page shows it. What has
   * been typed is not written over; it is compared with the newer text when it is saved.
   *
   * @param newer the newest text
   * @returns false: the page has to be made anew to show it
   */
  catchUp(newer: Dated): boolean {
    const shown = this.#tools.read()
    this.changed(shown)
    if (this.state.is !== 'saved' || newer.updatedAt <= this.#base) return true
    if (!this.#tools.show(shown, newer)) return false
    this.adopt(Object.fromEntries(Object.keys(shown).map((name) => [name, newer[name]])), newer.updatedAt)
    return true
  }

  /** The connection is back, or the person: tries again at once. */
  retry(): void {
    if (!this.#fault || this.#fault.kind === 'stale') return
    if (this.#pending) void this.flush()
    else this.#settle()
  }

  /** Publishing failed for a reason that holds for saving, too: the person has to do something. */
  failed(fault: SaveFault): void {
    if (fault.kind !== 'stale' && fault.kind !== 'session') return
    this.#fault = fault
    this.#tell()
  }

  /** The words on the page are somewhere safe, and not to be saved from here. */
  forget(): void {
    this.#settle()
  }

  stop(): void {
    this.#unschedule()
  }

  #settle(): void {
    this.#pending = null
    this.#fault = null
    this.#failures = 0
    this.#unschedule()
    this.#tools.drop()
    this.#tell()
  }

  #schedule(milliseconds: number): void {
    this.#unschedule()
    if (this.#isHeldBack || this.#sending) return
    this.#cancel = this.#tools.wait(milliseconds, () => void this.#send())
  }

  #unschedule(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #send(): Promise<boolean> {
    this.#sending ??= this.#attempt().finally(() => {
      this.#sending = null
      this.#goOn()
    })
    return this.#sending
  }

  async #attempt(): Promise<boolean> {
    const values = this.#pending
    if (!values) return true
    if (this.#fault?.kind !== 'stale') this.#fault = null
    this.#tell()
    const sent = await this.#tools.send(values, this.#base)
    if (!sent.ok) {
      this.#fault = sent.fault
      this.#failures += 1
      return false
    }
    this.#saved = values
    this.#base = sent.stamp
    this.#fault = null
    this.#failures = 0
    if (this.#pending === values || (this.#pending && isSame(this.#pending, values))) this.#pending = null
    return this.#pending === null
  }

  /** After an attempt. */
  #goOn(): void {
    if (!this.#pending) {
      this.#settle()
      return
    }
    this.#tools.keep(this.#pending, this.#base)
    if (!this.#fault) this.#schedule(pause)
    else if (passes(this.#fault)) this.#schedule(backoff(this.#failures - 1, pauses))
    this.#tell()
  }

  #tell(): void {
    this.#tools.tell(this.state)
  }
}
