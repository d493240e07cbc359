// /admin/translation-desk/usage: what translating took and cost, per day, engine and language. Nothing runs in the
// browser.

import { notFound } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { editions, type Locale, type TranslationLocale } from '#lib/locales.ts'
import { fill, formatDay } from '#lib/newsroom/admin/format.ts'
import type { DeskTexts } from '#lib/translation-desk/texts/id.ts'
import { readEngines } from '../read/engines.ts'
import { readUsage } from '../read/usage.ts'
import { deskSettings } from '../ui/desk-settings.ts'
import { Frame } from '../ui/Frame.client.tsx'
import { requireViewer } from '../ui/require-viewer.ts'
import { Template } from '../ui/Template.tsx'
import { Budgets } from './Budgets.tsx'
import { Chart } from './Chart.tsx'
import { Choices } from './Choices.tsx'
import { type Group, groups, type Measure, measures, seriesOf } from './series.ts'
import styles from './Usage.module.css'
import { UsageTable } from './UsageTable.tsx'

export async function UsageView(view: AdminViewServerProps) {
  const {
    initPageResult: { req },
    searchParams,
  } = view
  const viewer = requireViewer(req)
  if (!viewer.seesCosts) notFound()
  const setting = await deskSettings(req)
  const { language, texts } = setting
  const measure: Measure = measures.find((name) => name === searchParams?.measure) ?? 'characters'
  const group: Group = groups.find((name) => name === searchParams?.by) ?? 'engine'
  const [{ days, usage }, { engines }] = await Promise.all([readUsage(pool()), readEngines(pool(), process.env)])
  const series = seriesOf(usage, days, measure, group).map((of) => ({ ...of, name: nameOf(of.key, group) }))
  const [from = '', to = ''] = [days[0], days.at(-1)]
  const values = { measure: texts.usage.measures[measure], group: texts.usage.groups[group] }
  const title = fill(texts.usage.chart, values, language)
  return (
    <Template view={view}>
      <Frame title={texts.usage.title} below={texts.usage.short}>
        <header className={styles.header}>
          <p className={styles.up}>
            <a href={`${setting.admin}/translation-desk`}>{texts.back}</a>
          </p>
          <h1>{texts.usage.title}</h1>
          <p className={styles.period}>{periodOf(texts, from, to, language)}</p>
        </header>
        <Choices {...{ texts, measure, group }} />
        {series.length === 0 ? (
          <p className={styles.nothing}>{texts.usage.nothing}</p>
        ) : (
          <>
            <Chart {...{ days, series, language, title }} />
            <UsageTable {...{ days, series, language, texts, title }} />
            {measure === 'cost' && <p className={styles.period}>{texts.usage.price}</p>}
          </>
        )}
        <Budgets {...{ engines, texts, language }} />
      </Frame>
    </Template>
  )
}

const nameOf = (key: string, group: Group) =>
  group === 'locale' ? (editions[key as TranslationLocale]?.name ?? key) : key

const periodOf = (texts: DeskTexts, from: string, to: string, language: Locale) =>
  fill(texts.usage.period, { from: formatDay(from, language), to: formatDay(to, language) }, language)
