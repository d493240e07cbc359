'use client'

import type { NewsroomTexts } from '../../admin/texts/id.ts'

type Props = {
  readonly enrolment: { readonly picture: string; readonly secret: string }
  readonly texts: NewsroomTexts['signIn']
}

/** What an authenticator app scans, or somebody types into it. */
export function EnrolmentPicture({ enrolment: { picture, secret }, texts }: Props) {
  return (
    <figure className="second-factor__enrolment">
      {/* biome-ignore lint/performance/noImgElement: it is made for this one look, in a few hundred bytes */}
      <img alt={texts.scan} src={`data:image/svg+xml;utf8,${encodeURIComponent(picture)}`} width={200} height={200} />
      <figcaption>
        {texts.typeKey} <code dir="ltr">{secret}</code>
      </figcaption>
    </figure>
  )
}
