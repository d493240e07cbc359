// The kinds of jobs there are, and how each queue treats them (pg-boss).
import type { QueueOptions, QueuePolicy } from 'pg-boss'
import type { TranslationLocale } from '#lib/locales.ts'

/** Translates what a story lacks in one language. It reads what is true when it runs, so one waiting is enough. */
export type TranslateJob = {
  readonly article: number
  readonly locale: TranslationLocale
  /** How often it was put off already. */
  readonly attempt?: number
  /** How often of these for a reason that may never pass. */
  readonly failed?: number
}

/** Takes what people wrote in a story's translations into the memory. */
export type LearnJob = { readonly article: number }

export type Jobs = { readonly translate: TranslateJob; readonly learn: LearnJob }
export type QueueName = keyof Jobs

/** Which jobs are taken first; the same number: first come, first served. */
export const priorities = { breaking: 100, edited: 50, imported: 10, backfill: 0 } as const
export type Priority = keyof typeof priorities

const year = 365 * 24 * 3600

// A worker that is killed sends no more heartbeats: its job is taken again. What fails otherwise puts itself off, so
// the number of retries is of no consequence.
const surviving = { retryLimit: 1000, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 } as const

export const queues: Readonly<Record<QueueName, QueueOptions & { policy: QueuePolicy; notify: boolean }>> = {
  // One waiting and one at work per story and language: a newer change joins the one that waits.
  translate: {
    policy: 'stately',
    notify: true,
    ...surviving,
    expireInSeconds: 3600,
    heartbeatSeconds: 15,
    retentionSeconds: year,
    deleteAfterSeconds: 3600,
  },
  learn: { policy: 'short', notify: true, ...surviving, retentionSeconds: year, deleteAfterSeconds: 3600 },
}

/** What makes two jobs the same, for as long as one of them waits. */
export const keyOf = {
  translate: ({ article, locale }: TranslateJob) => `${article}:${locale}`,
  learn: ({ article }: LearnJob) => String(article),
} as const
