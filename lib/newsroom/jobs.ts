// Payload's own queue carries one thing: publishing and unpublishing at a set minute. The worker runs it, without Payload's
// runner: that one keeps its books after the publication, and publishes again when they fail (docs/decisions/011).
import type { JobsConfig } from 'payload'
import { adminsOnly, isEditor } from './access/roles.ts'
import { forbid } from './hooks/refuse.ts'
import { admitSchedule } from './schedule/admit.ts'

export const jobs: JobsConfig = {
  tasks: [],
  runHooks: true,
  deleteJobOnComplete: true,
  access: { run: () => false, queue: ({ req }) => isEditor(req), cancel: ({ req }) => isEditor(req) },
  jobsCollectionOverrides: ({ defaultJobsCollection }) => ({
    ...defaultJobsCollection,
    access: { read: adminsOnly, create: () => false, update: () => false, delete: () => false },
    hooks: {
      ...defaultJobsCollection.hooks,
      beforeChange: [...(defaultJobsCollection.hooks?.beforeChange ?? []), admitSchedule],
      beforeDelete: [
        ...(defaultJobsCollection.hooks?.beforeDelete ?? []),
        // The admin interface takes scheduled publishing back without asking for access.
        ({ req }) => {
          if (req.user && !isEditor(req)) forbid(req, ({ errors }) => errors.mayNotPublish)
        },
      ],
    },
  }),
}
