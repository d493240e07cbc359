// Four people write, publish, schedule, withdraw and delete, while processes are killed at random moments. At the end,
// what was acknowledged is compared with what is there.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Browser } from '@playwright/test'
import pg from 'pg'
import { writeTogether } from '#e2e/testing/together.ts'
import { waiting } from '#lib/newsroom/schedule/schedule.ts'
import { seeded } from '../benchmarks/planting/random.ts'
import { root, startSite, waitUntilAnswers } from '../benchmarks/site.ts'
import { BrowserPerson, enter, openBrowser } from './browser-person.ts'
import { judge } from './judge.ts'
import { kill, type Victim, victims } from './killer.ts'
import { Person } from './person.ts'
import type { Tally } from './story.ts'

const help = `Usage: scripts/faults [--browser | --together] [--acts N] [--seconds N] [--seed N] [--every SECONDS]

Starts a site of its own and lets four people work in it with the requests of the admin's
edit view, while the web process, the worker and PostgreSQL are killed (SIGKILL) at random
moments. Then counts what was acknowledged and is gone, and what readers got that nobody
published. Fails if there is any.

  --browser         through the admin's pages in four real browsers (CHROME_PATH)
  --together        two people in two real browsers write in one story and take it over from
                    each other; then looks for every word that stood on a page of theirs
  --acts N          how much the four do together (default 300)
  --seconds N       how long the two write (default 120)
  --seed N          of the random numbers (default 1)
  --every SECONDS   between two kills, on average (default 4; in browsers 20: a page takes
                    its time to come)`

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    together: { type: 'boolean', default: false },
    acts: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) {
  console.log(help)
  process.exit()
}
const [acts, seconds, seed] = [Number(values.acts), Number(values.seconds), Number(values.seed)]
const every = Number(values.every ?? (values.browser || values.together ? 20 : 4))

const site = await startSite()
const password = 'kata sandi yang panjang untuk uji'
const roles = ['admin', 'editor', 'editor', 'editor'] as const
/** The account of one of them. */
const accountOf = (index: number) => ({ email: `orang${index}@warta.example`, password })
try {
  for (const [index, role] of roles.entries()) {
    const account = ['create', accountOf(index).email, '--role', role, '--password-stdin']
    const env = { ...process.env, DATABASE_URL: site.databaseUrl, DATA_DIR: site.dataDir }
    execFileSync(path.join(root, 'scripts/account'), account, {
      env,
      input: password,
      stdio: ['pipe', 'ignore', 'inherit'],
    })
  }
  process.exitCode = (await (values.together ? runTogether() : run())) ? 0 : 1
} finally {
  await site.stop()
}

async function anySection(): Promise<number> {
  const answer = await fetch(`${site.origin}/api/sections?limit=1&depth=0`)
  const { docs } = (await answer.json()) as { docs: { id: number }[] }
  return docs[0]?.id ?? 0
}

/** Kills processes until it is told to stop; gives how many of each it killed, when everything answers again. */
function killing(): () => Promise<Record<Victim, number>> {
  const kills: Record<Victim, number> = { web: 0, worker: 0, database: 0 }
  const ended = new AbortController()
  const random = seeded(seed)
  const going = (async () => {
    while (!ended.signal.aborted) {
      await sleep(every * 1000 * (0.5 + random()), null, { signal: ended.signal }).catch(() => null)
      const victim = victims[Math.floor(random() * victims.length)] ?? 'web'
      if (!ended.signal.aborted && kill(site, victim)) kills[victim] += 1
    }
  })()
  return async () => {
    ended.abort()
    await going
    await waitUntilAnswers(`${site.origin}/readyz`, 120_000)
    return kills
  }
}

async function run(): Promise<boolean> {
  const { origin, databaseUrl } = site
  const section = await anySection()
  const browser = values.browser ? await openBrowser(process.env.CHROME_PATH) : null
  const people = roles.map((_, index) => {
    const random = seeded(seed * 100 + index)
    return browser
      ? new BrowserPerson(browser, origin, accountOf(index), section, random)
      : new Person(origin, accountOf(index), section, random)
  })
  const endKilling = killing()
  const begun = performance.now()
  let left = acts
  await Promise.all(
    people.map(async (person) => {
      while (left > 0) {
        left -= 1
        await person.act()
        await sleep(50)
      }
    }),
  )
  const taken = Math.round((performance.now() - begun) / 1000)
  const kills = await endKilling()
  for (const person of people) await person.close()
  await browser?.close()
  const db = new pg.Client(databaseUrl)
  await db.connect()
  await untilSchedulesAreDone(db)
  const verdict = await judge(db, people)
  await db.end()

  const sum = (name: keyof Tally) => people.reduce((total, { tally }) => total + tally[name], 0)
  console.log(`${acts} acts by ${people.length} people in ${taken} s; killed: ${JSON.stringify(kills)}`)
  console.log(
    `acknowledged ${sum('acknowledged')}, of them saves ${sum('saves')}; without an answer ${sum('unanswered')}, refused ${sum('refused')}`,
  )
  console.log(
    `stories ${verdict.stories}, words acknowledged ${verdict.words}; acknowledged and gone: ${verdict.lost.length}; published by nobody: ${verdict.unwanted.length}`,
  )
  const surprises = people.flatMap((person) => person.surprises)
  for (const line of [...verdict.lost, ...verdict.unwanted, ...verdict.wrong, ...surprises]) console.log(`  ${line}`)
  if (sum('acknowledged') < acts / 2) {
    console.log('too little was acknowledged to say anything: kill more rarely')
    return false
  }
  return verdict.lost.length + verdict.unwanted.length + verdict.wrong.length + surprises.length === 0
}

/** Two people in one story. */
async function runTogether(): Promise<boolean> {
  const { origin } = site
  const browsers: Browser[] = []
  async function enterAs(index: number) {
    const browser = await openBrowser(process.env.CHROME_PATH)
    browsers.push(browser)
    return enter(browser, origin, accountOf(index))
  }
  try {
    const contexts = [await enterAs(0), await enterAs(1)] as const
    const made = await contexts[0].request.post('/api/articles?draft=true&depth=0', {
      headers: { origin },
      data: { headline: 'Berdua', section: await anySection(), _status: 'draft' },
    })
    const { doc } = (await made.json()) as { doc: { id: number } }
    const endKilling = killing()
    const written = await writeTogether(contexts, {
      ...{ story: doc.id, seconds, haste: 1, random: seeded(seed) },
      whenWritten: async () => console.log(`killed: ${JSON.stringify(await endKilling())}`),
    })
    const { words, versions, acts, lost, isDraft, journal } = written
    console.log(`two people in one story for ${seconds} s: ${JSON.stringify(acts)}`)
    console.log(`${words} words, ${versions} versions; words that are gone: ${lost.length}`)
    if (lost.length > 0) for (const line of [...journal, `gone: ${lost.join(' ')}`]) console.log(`  ${line}`)
    if (!isDraft) console.log('  the story was published, and nobody did it')
    if (words < seconds / 2 || acts['taken over'] < 2) {
      console.log('too little was written to say anything: kill more rarely')
      return false
    }
    return lost.length === 0 && isDraft
  } finally {
    for (const browser of browsers) await browser.close()
  }
}

/** Waits for the worker to have had every schedule. */
async function untilSchedulesAreDone(db: pg.Client): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(500)) {
    const { rows } = await db.query(`SELECT FROM payload_jobs WHERE ${waiting} LIMIT 1`)
    if (rows.length === 0) return
  }
  throw new Error('schedules are still waiting after two minutes')
}
