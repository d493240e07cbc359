import type pg from 'pg'

/**
 * Removes entries of the audit log that are older than the setting AUDIT_LOG_DAYS allows. It is the only way out: the
 * database refuses every other, and this one for what is younger than 90 days.
 *
 * @param days age in days
 * @returns how many entries were removed
 */
export async function expireAuditLog(client: pg.ClientBase, days: number): Promise<number> {
  await client.query('BEGIN')
  try {
    await client.query("SET LOCAL warta.expiring_audit_log = 'yes'")
    const { rowCount } = await client.query(`DELETE FROM audit_log WHERE at < now() - make_interval(days => $1)`, [
      days,
    ])
    await client.query('COMMIT')
    return rowCount ?? 0
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
