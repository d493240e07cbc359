// On a story's page: how its translations are doing.
import type { UIFieldServerProps } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { readStory } from '../read/stories.ts'
import { DeskRoot } from '../ui/DeskRoot.client.tsx'
import { deskSettings } from '../ui/desk-settings.ts'
import { viewerOf } from '../viewer.ts'
import { Panel } from './Panel.client.tsx'

/** Nothing on a story that is new, or not for this person to follow. */
export async function ArticlePanel({ id, req }: UIFieldServerProps) {
  const viewer = viewerOf(req)
  const number = Number(id)
  if (!viewer || !Number.isSafeInteger(number) || number < 1) return null
  const story = await readStory(pool(), viewer, number)
  if (!story || story.cells.length === 0) return null
  return (
    <DeskRoot setting={await deskSettings(req)}>
      <Panel story={{ ...story, now: new Date().toISOString() }} />
    </DeskRoot>
  )
}
