'use client'

import { FieldDescription, FieldError, FieldLabel, useDocumentInfo, useField, withCondition } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import { type ChangeEvent, useId } from 'react'
import { zoneName } from '#lib/i18n/dates.ts'
import type { Locale } from '#lib/locales.ts'
import { fromZone, inZone } from './zone.ts'

type Props = Pick<DateFieldClientProps, 'field' | 'path' | 'readOnly'> & {
  readonly language: Locale
  /** The site's, by its IANA name. */
  readonly timeZone: string
}

/** The hour of a day without a time: the same day in most of the world. */
const noon = '12:00'

function Moment({ field, path: given, readOnly: isFixed, language, timeZone }: Props) {
  // What is only read along is so in the browser alone: the server gave the field to somebody who may write.
  const { hasSavePermission } = useDocumentInfo()
  const readOnly = isFixed || hasSavePermission === false
  const { path, value, setValue, showError, disabled } = useField<string | null>({ potentiallyStalePath: given })
  const zone = useId()
  const { admin, label, localized, required } = field
  const isDay = (admin?.date as { pickerAppearance?: string } | undefined)?.pickerAppearance !== 'dayAndTime'
  const at = value ? new Date(value) : null
  const shown = at && inZone(timeZone, at)
  const id = `field-${path.replaceAll('.', '__')}`
  function change({ target }: ChangeEvent<HTMLInputElement>) {
    // Half a date is on its way to a whole one.
    if (target.validity.badInput) return
    const [day = '', time = noon] = target.value.split('T')
    setValue(fromZone(timeZone, { day, time })?.toISOString() ?? null)
  }
  return (
    <div className={`field-type moment-field${showError ? ' error' : ''}${readOnly || disabled ? ' read-only' : ''}`}>
      <FieldLabel label={label} localized={localized} path={path} required={required} />
      <div className="field-type__wrap moment-field__wrap">
        <FieldError path={path} showError={showError} />
        <input
          id={id}
          className="moment-field__input"
          type={isDay ? 'date' : 'datetime-local'}
          name={path}
          value={shown ? `${shown.day}${isDay ? '' : `T${shown.time}`}` : ''}
          onChange={change}
          disabled={readOnly || disabled}
          aria-describedby={zone}
        />
        <span id={zone}>{zoneName(language, timeZone, at ?? new Date())}</span>
      </div>
      <FieldDescription description={admin?.description} path={path} />
    </div>
  )
}

/** A day, or a day and a minute, by the clock of the site, whose zone stands beside it. */
export const MomentField = withCondition(Moment)
