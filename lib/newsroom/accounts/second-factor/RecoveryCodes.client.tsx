'use client'

import { Button } from '@payloadcms/ui'
import type { NewsroomTexts } from '../../admin/texts/id.ts'

type Props = { readonly codes: readonly string[]; readonly texts: NewsroomTexts['signIn']; readonly done: () => void }

/** Recovery codes, shown once. */
export function RecoveryCodes({ codes, texts, done }: Props) {
  return (
    <section className="second-factor">
      <h2>{texts.recoveryCodes}</h2>
      <p>{texts.recoveryHelp}</p>
      <ul className="second-factor__codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button size="large" onClick={done}>
        {texts.kept}
      </Button>
    </section>
  )
}
