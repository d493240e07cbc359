// Four people write, publish, schedule, withdraw and delete, while processes are killed at random moments. At the end,
// what was acknowledged is compared with what is there.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { waiting } from '#lib/newsroom/schedule/schedule.ts'
import { root, startSite, waitUntilAnswers } from '../benchmarks/site.ts'
import { BrowserPerson, openBrowser } from './browser-person.ts'
import { judge } from './judge.ts'
import { kill, type Victim, victims } from './killer.ts'
import { Person } from './person.ts'
import type { Tally } from './story.ts'

const help = `Usage: scripts/faults [--browser] [--acts N] [--seed N] [--every SECONDS]

Starts a site of its own and lets four people work in it with the requests of the admin's
edit view, while the web process, the worker and PostgreSQL are killed (SIGKILL) at random
moments. Then counts what was acknowledged and is gone, and what readers got that nobody
published. Fails if there is any.

  --browser         through the admin's pages in four real browsers (CHROME_PATH)
  --acts N          how much they do together (default 300)
  --seed N          of the random numbers (default 1)
  --every SECONDS   between two kills, on average (default 4)`

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    acts: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '4' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) {
  console.log(help)
  process.exit()
}
const [acts, seed, every] = [Number(values.acts), Number(values.seed), Number(values.every)]

/** Random numbers that come again with the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const site = await startSite()
const password = 'kata sandi yang panjang untuk uji'
const roles = ['admin', 'editor', 'editor', 'editor'] as const
try {
  for (const [index, role] of roles.entries()) {
    const account = ['create', `orang${index}@warta.example`, '--role', role, '--password-stdin']
    const env = { ...process.env, DATABASE_URL: site.databaseUrl, DATA_DIR: site.dataDir }
    execFileSync(path.join(root, 'scripts/account'), account, {
      env,
      input: password,
      stdio: ['pipe', 'ignore', 'inherit'],
    })
  }
  process.exitCode = (await run()) ? 0 : 1
} finally {
  await site.stop()
}

async function run(): Promise<boolean> {
  const { origin, databaseUrl } = site
  const sections = (await (await fetch(`${origin}/api/sections?limit=1&depth=0`)).json()) as { docs: { id: number }[] }
  const section = sections.docs[0]?.id ?? 0
  const browser = values.browser ? await openBrowser(process.env.CHROME_PATH) : null
  const people = roles.map((_, index) => {
    const account = { email: `orang${index}@warta.example`, password }
    const random = randomFrom(seed * 100 + index)
    return browser
      ? new BrowserPerson(browser, origin, account, section, random)
      : new Person(origin, account, section, random)
  })
  const kills: Record<Victim, number> = { web: 0, worker: 0, database: 0 }
  const ended = new AbortController()
  const random = randomFrom(seed)
  const killing = (async () => {
    while (!ended.signal.aborted) {
      await sleep(every * 1000 * (0.5 + random())).catch(() => null)
      const victim = victims[Math.floor(random() * victims.length)] ?? 'web'
      if (!ended.signal.aborted && kill(site, victim)) kills[victim] += 1
    }
  })()
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
  ended.abort()
  await killing
  for (const person of people) await person.close()
  await browser?.close()
  const seconds = Math.round((performance.now() - begun) / 1000)
  await waitUntilAnswers(`${origin}/readyz`, 120_000)
  const db = new pg.Client(databaseUrl)
  await db.connect()
  await untilSchedulesAreDone(db)
  const verdict = await judge(db, people)
  await db.end()

  const sum = (name: keyof Tally) => people.reduce((total, { tally }) => total + tally[name], 0)
  console.log(`${acts} acts by ${people.length} people in ${seconds} s; killed: ${JSON.stringify(kills)}`)
  console.log(
    `requests acknowledged ${sum('acknowledged')}, without an answer ${sum('unanswered')}, refused ${sum('refused')}`,
  )
  console.log(
    `stories ${verdict.stories}; acknowledged and gone: ${verdict.lost.length}; published by nobody: ${verdict.unwanted.length}`,
  )
  const surprises = people.flatMap((person) => person.surprises)
  for (const line of [...verdict.lost, ...verdict.unwanted, ...verdict.wrong, ...surprises]) console.log(`  ${line}`)
  if (sum('acknowledged') < acts / 2) {
    console.log('too little was acknowledged to say anything: kill more rarely')
    return false
  }
  return verdict.lost.length + verdict.unwanted.length + verdict.wrong.length + surprises.length === 0
}

/** Waits for the worker to have had every schedule. */
async function untilSchedulesAreDone(db: pg.Client): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(500)) {
    const { rows } = await db.query(`SELECT FROM payload_jobs WHERE ${waiting} LIMIT 1`)
    if (rows.length === 0) return
  }
  throw new Error('schedules are still waiting after two minutes')
}
