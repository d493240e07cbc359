// Accounts from the server: for the first one, and for who can't get in any more. Needs the database alone.
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { openNewsroom } from '#lib/import-export/newsroom.ts'
import { migrate } from '#migrate.ts'

const help = `Usage: scripts/account COMMAND

  list                           who has an account
  create EMAIL --role ROLE [--name NAME] [--password-stdin]
                                 makes an account: admin, editor, reporter or translator.
                                 Without --password-stdin it prints a link to choose one
  reset EMAIL [--second-factor]  prints a link for a new password, good for one hour and
                                 once; with --second-factor takes away a lost one, too
  disable EMAIL                  ends all sessions at once; nobody gets in until
  enable EMAIL                   lets it in again

Works whether the site is running or not.`

const { values, positionals } = readOptions()
const [command, email] = positionals
const commands = ['list', 'create', 'reset', 'disable', 'enable'] as const
if (values.help || !commands.some((name) => name === command) || (command !== 'list' && !email)) {
  console.log(help)
  process.exit(values.help ? 0 : 2)
}

const password = values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined
const { payload, close } = await openNewsroom('scripts/account', {
  migrate,
  loadConfig: () => import('#payload.config.ts'),
})
const accounts = await import('#lib/newsroom/accounts/command.ts')
const { resetLink } = await import('#lib/newsroom/accounts/forgot.ts')
let failed = false
try {
  await run()
} catch (error) {
  failed = true
  console.error(`account: ${accounts.sentenceOf(error)}`)
} finally {
  await close()
}
process.exit(failed ? 1 : 0)

async function run(): Promise<void> {
  const named = String(email)
  switch (command) {
    case 'list':
      for (const { email, name, role, disabled } of await accounts.listAccounts(payload)) {
        console.log([email, role, name, ...(disabled ? ['disabled'] : [])].join('\t'))
      }
      return
    case 'create': {
      const { token } = await accounts.createAccount(payload, {
        email: named,
        role: values.role ?? '',
        name: values.name ?? named.split('@')[0] ?? named,
        password,
      })
      console.log(`Made ${named} (${values.role}).`)
      if (token) console.log(`To choose a password, within an hour:\n${resetLink(token)}`)
      return
    }
    case 'reset':
      console.log(resetLink(await accounts.resetAccount(payload, named, values['second-factor'])))
      return
    case 'disable':
    case 'enable':
      await accounts.setDisabled(payload, named, command === 'disable')
      console.log(`${named} is ${command}d.`)
  }
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        name: { type: 'string' },
        'password-stdin': { type: 'boolean', default: false },
        'second-factor': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${help}`)
    process.exit(2)
  }
}
