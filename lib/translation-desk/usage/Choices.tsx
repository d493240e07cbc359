import type { DeskTexts } from '#lib/translation-desk/texts/id.ts'
import { type Group, groups, type Measure, measures } from './series.ts'
import styles from './Usage.module.css'

type Props = { readonly texts: DeskTexts; readonly measure: Measure; readonly group: Group }

/** What is drawn, as links. */
export function Choices({ texts, measure, group }: Props) {
  return (
    <div className={styles.choices}>
      <nav aria-label={texts.usage.measure}>
        <span>{texts.usage.measure}</span>
        {measures.map((name) => (
          <a key={name} href={`?measure=${name}&by=${group}`} aria-current={name === measure ? 'true' : undefined}>
            {texts.usage.measures[name]}
          </a>
        ))}
      </nav>
      <nav aria-label={texts.usage.by}>
        <span>{texts.usage.by}</span>
        {groups.map((name) => (
          <a key={name} href={`?measure=${measure}&by=${name}`} aria-current={name === group ? 'true' : undefined}>
            {texts.usage.groups[name]}
          </a>
        ))}
      </nav>
    </div>
  )
}
