import { cache } from 'react'
import { pool } from '#lib/database/pool.ts'
import { readTimeZone } from '../site-zone.ts'

/** The site's time zone by its IANA name, asked once while a page is made: lists have a date in every row. */
export const zoneOnce = cache(() => readTimeZone(pool()))
