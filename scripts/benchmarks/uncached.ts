// A story rendered anew against an empty page of the same build, both straight from Next: what the content costs.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { measureInTurn, requestsPerSecond } from './load.ts'
import { endProcess, firstStory, freePort, root, startSite, waitUntilAnswers } from './site.ts'

const emptyPage = `export default function Blank() {\n  return <p>blank</p>\n}\n`

export async function benchUncached(): Promise<void> {
  const copy = mkdtempSync(path.join(tmpdir(), 'warta-build-'))
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  for (const file of files.trim().split('\n')) cpSync(path.join(root, file), path.join(copy, file))
  // Hard links: the packages are large and only read.
  execFileSync('cp', ['-al', path.join(root, 'node_modules'), path.join(copy, 'node_modules')])
  const blank = path.join(copy, 'app/(portal)/[locale]/blank')
  mkdirSync(blank, { recursive: true })
  writeFileSync(path.join(blank, 'page.tsx'), emptyPage)
  execFileSync(process.execPath, ['scripts/build.ts'], { cwd: copy, stdio: 'ignore' })

  const site = await startSite()
  const port = await freePort()
  const next = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    cwd: copy,
    stdio: 'ignore',
    env: { ...process.env, DATABASE_URL: site.databaseUrl, DATA_DIR: site.dataDir, SITE_URL: site.origin },
  })
  try {
    const origin = `http://127.0.0.1:${port}`
    await waitUntilAnswers(`${origin}/id/blank`, 30_000)
    const story = (await firstStory(site.origin, 'id')).replace(site.origin, origin)
    const load = { seconds: 8, connections: 4 }
    requestsPerSecond(story, load)
    const { medians, ratio } = measureInTurn(3, {
      story: () => requestsPerSecond(story, load),
      empty: () => requestsPerSecond(`${origin}/id/blank`, load),
    })
    const rates = `story ${medians.story.toFixed(0)}/s, empty page ${medians.empty.toFixed(0)}/s`
    console.log(`uncached: ${rates}: ${ratio('empty', 'story').toFixed(2)} × the time`)
  } finally {
    await endProcess(next)
    await site.stop()
    rmSync(copy, { recursive: true, force: true })
  }
}
