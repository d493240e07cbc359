/** Brings the database up to this version; scripts/start does it by itself. `node scripts/migrate.ts` */
import { migrate } from '#lib/database/migrate.ts'

const applied = await migrate()
for (const name of applied) console.log(`Migrated: ${name}`)
process.exit(0)
