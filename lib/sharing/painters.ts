// Has cards drawn by a process of its own. There the fonts of the build are the only ones from its start, drawing
// yields to pages (the operating system's priority), a hostile text that stops it takes nothing else along, and its
// memory goes when nobody has asked for a while.
import { type ChildProcess, fork } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import type { Card } from './card.ts'

/** What goes to the process, and what comes back. */
export type PaintRequest = { readonly id: number; readonly card: Card; readonly uploads: string }
export type PaintReply =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly error: string }

/** There are more cards waiting than can be drawn in time. */
export class QueueFullError extends Error {}

type Waiting = PaintRequest & { readonly resolve: (png: Buffer) => void; readonly reject: (error: Error) => void }

export type PainterPoolOptions = {
  /** Folder of the uploaded pictures. */
  readonly uploads: string
  /** The fontconfig file that knows the fonts. */
  readonly fonts: string
  /** Milliseconds that one card may take, the start of the process included. */
  readonly timeLimit: number
  /** Milliseconds without work after which the process ends. */
  readonly idle: number
  /** How many cards may wait. */
  readonly most: number
}

export class PainterPool {
  readonly #options: PainterPoolOptions
  readonly #queue: Waiting[] = []
  #process: ChildProcess | undefined
  #current: Waiting | undefined
  #timer: NodeJS.Timeout | undefined
  #lastId = 0

  constructor(options: PainterPoolOptions) {
    this.#options = options
  }

  /**
   * Draws a card, after those that were asked for before: one at a time.
   *
   * @returns a PNG
   * @throws BusyError when too many wait; Error when drawing fails or takes too long
   */
  paint(card: Card): Promise<Buffer> {
    if (this.#queue.length >= this.#options.most) return Promise.reject(new QueueFullError('too many share cards wait'))
    return new Promise((resolve, reject) => {
      this.#lastId += 1
      this.#queue.push({ id: this.#lastId, card, uploads: this.#options.uploads, resolve, reject })
      this.#next()
    })
  }

  /** Ends the process; what waits fails. */
  close(): void {
    for (const waiting of this.#queue.splice(0)) waiting.reject(new Error('the site is stopping'))
    this.#end(new Error('the site is stopping'))
  }

  #next(): void {
    if (this.#current) return
    clearTimeout(this.#timer)
    const order = this.#queue.shift()
    const { idle, timeLimit } = this.#options
    if (!order) {
      this.#timer = setTimeout(() => this.#end(new Error('idle')), idle)
      this.#timer.unref()
      return
    }
    this.#current = order
    this.#timer = setTimeout(() => this.#end(new Error(`a share card took longer than ${timeLimit} ms`)), timeLimit)
    const { id, card, uploads } = order
    this.#process ??= this.#start()
    this.#process.send({ id, card, uploads } satisfies PaintRequest)
  }

  #start(): ChildProcess {
    const child = fork(path.join(import.meta.dirname, 'painter.ts'), {
      env: { ...process.env, FONTCONFIG_FILE: this.#options.fonts, UV_THREADPOOL_SIZE: '2' },
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    if (child.pid !== undefined) {
      try {
        os.setPriority(child.pid, os.constants.priority.PRIORITY_LOW)
      } catch {
        // It has ended already; `exit` says so.
      }
    }
    child.on('message', (answer: PaintReply) => this.#answered(answer))
    child.on('error', (error) => this.#gone(child, error))
    child.on('exit', (code, signal) =>
      this.#gone(child, new Error(`the process that draws share cards ended (${signal ?? code})`)),
    )
    child.unref()
    return child
  }

  #answered(answer: PaintReply): void {
    const order = this.#current
    if (order?.id !== answer.id) return
    this.#current = undefined
    if ('png' in answer) order.resolve(Buffer.from(answer.png))
    else order.reject(new Error(answer.error))
    this.#next()
  }

  #end(reason: Error): void {
    const child = this.#process
    child?.kill('SIGKILL')
    if (child) this.#gone(child, reason)
  }

  #gone(child: ChildProcess, reason: Error): void {
    if (this.#process !== child) return
    this.#process = undefined
    clearTimeout(this.#timer)
    const order = this.#current
    this.#current = undefined
    order?.reject(reason)
    if (this.#queue.length > 0) this.#next()
  }
}
