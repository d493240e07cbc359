// The kinds of jobs, and the options of their queues in pg-boss.
import type { QueueOptions, QueuePolicy } from 'pg-boss'
import type { TranslationLocale } from '#lib/locales.ts'

/** Translates the missing or outdated parts of a story in one language, as they are when the job runs. */
export type TranslateJob = {
  readonly article: number
  readonly locale: TranslationLocale
  /** How often the job has been postponed. */
  readonly attempt?: number
  /** How often of these because of an error that may be permanent. */
  readonly failed?: number
}

/** Stores segments that people translated in the translation memory. */
export type LearnJob = { readonly article: number }

/** Sends one mail: what a notice says, or a message as it is. `key` names its cause: one cause, one mail. */
export type MailJob = { readonly key: string } & (
  | { readonly notice: string }
  | {
      readonly message: {
        readonly to: string
        readonly subject: string
        readonly text?: string
        readonly html?: string
      }
    }
)

export type Jobs = { readonly translate: TranslateJob; readonly learn: LearnJob; readonly mail: MailJob }
export type QueueName = keyof Jobs

/** Higher numbers are taken first; within a number, first come, first served. */
export const priorities = { breaking: 100, edited: 50, imported: 10, backfill: 0 } as const
export type Priority = keyof typeof priorities

const year = 365 * 24 * 3600

// A killed worker sends no heartbeats, so its job is retried. A job that fails for another reason postpones itself,
// so the number of retries doesn't matter.
const surviving = { retryLimit: 1000, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 } as const

export const queues: Readonly<Record<QueueName, QueueOptions & { policy: QueuePolicy; notify: boolean }>> = {
  // At most one waiting and one active job per story and language: a newer change updates the waiting one.
  translate: {
    policy: 'stately',
    notify: true,
    ...surviving,
    expireInSeconds: 3600,
    heartbeatSeconds: 15,
    retentionSeconds: year,
    deleteAfterSeconds: 3600,
  },
  // A mail server that is away is asked again for two days. What was sent is not kept: it may hold a link to sign in by.
  mail: {
    policy: 'short',
    notify: true,
    retryLimit: 60,
    retryDelay: 30,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 300,
    retentionSeconds: 2 * 24 * 3600,
    deleteAfterSeconds: 60,
  },
  learn: { policy: 'short', notify: true, ...surviving, retentionSeconds: year, deleteAfterSeconds: 3600 },
}

/** Keys of jobs: two jobs with one key are the same while one of them is waiting. */
export const keyOf = {
  translate: ({ article, locale }: TranslateJob) => `${article}:${locale}`,
  learn: ({ article }: LearnJob) => String(article),
  mail: ({ key }: MailJob) => key,
} as const
