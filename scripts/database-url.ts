// Prints the database's connection string. Run through scripts/database-url.
import { embeddedUrl, readAccess } from '#lib/database/connection.ts'
import { settings } from '#lib/runtime/settings.ts'

const { databaseUrl, dataDir } = settings()
const access = readAccess(dataDir)
const url = databaseUrl ?? (access && embeddedUrl(access))
if (!url) {
  console.error(`There is no database in ${dataDir} yet: run scripts/start once.`)
  process.exit(1)
}
console.log(url)
