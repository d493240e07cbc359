/** Finds a Chromium for the end-to-end tests: one that is installed, else Playwright's, else the system's packages. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The package managers that have a Chromium, and how each is told to install it without asking. */
const managers: [command: string, args: string[]][] = [
  ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium']],
  ['dnf', ['install', '-y', 'chromium']],
  ['pacman', ['-Sy', '--noconfirm', 'chromium']],
  ['zypper', ['--non-interactive', 'install', 'chromium']],
  ['apk', ['add', 'chromium']],
  ['brew', ['install', '--cask', 'chromium']],
]

/**
 * Returns the program file of a browser that starts.
 *
 * @param say told which one it is and where it came from
 * @throws when there is none and none could be installed
 */
export function findBrowser(say: (line: string) => void): string {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (!starts(chosen)) throw new Error(`CHROME_PATH: ${chosen} is not a browser that starts.`)
    say(`Browser: ${chosen} (CHROME_PATH)`)
    return chosen
  }
  const installed = findInstalled()
  if (installed) {
    say(`Browser: ${installed} (installed)`)
    return installed
  }
  say('No Chromium is installed. Trying the download of Playwright …')
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli')
  spawnSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 })
  const downloaded = playwrightBrowser()
  if (downloaded && starts(downloaded)) {
    say(`Browser: ${downloaded} (downloaded by Playwright)`)
    return downloaded
  }
  return installFromSystem(say)
}

function installFromSystem(say: (line: string) => void): string {
  for (const [manager, args] of managers) {
    if (spawnSync(manager, ['--version'], { stdio: 'ignore' }).error) continue
    // Homebrew refuses to run as root; the others need to.
    const sudo = process.getuid?.() !== 0 && manager !== 'brew' ? ['sudo', '-n'] : []
    say(`Installing Chromium: ${[...sudo, manager, ...args].join(' ')}`)
    const run = (list: string[]) => {
      const [command = '', ...rest] = [...sudo, manager, ...list]
      spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 })
    }
    if (manager === 'apt-get') run(['update'])
    run(args)
    const installed = findInstalled()
    if (installed) {
      say(`Browser: ${installed} (installed by ${manager})`)
      return installed
    }
  }
  throw new Error('No browser could be found or installed. Install Chromium or Chrome, or set CHROME_PATH to one.')
}

function findInstalled(): string | undefined {
  const found = names.map((name) => {
    const { stdout } = spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    return stdout.trim()
  })
  return [...found, ...macApps].find((file) => file !== '' && starts(file))
}

function playwrightBrowser(): string | undefined {
  const code = "process.stdout.write(require('@playwright/test').chromium.executablePath())"
  return spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' }).stdout.trim() || undefined
}

/** A file that is there is not enough: some systems have a stub, or lack a library. */
function starts(file: string): boolean {
  return existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}
