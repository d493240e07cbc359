'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'

type Field = {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'password'
  readonly autoComplete: string
  readonly initial?: string
}
type Props = {
  readonly fields: readonly Field[]
  readonly action: string
  readonly send: (values: Readonly<Record<string, string>>) => void
  readonly cancel?: { readonly label: string; readonly act: () => void }
}

/** A few things to type and send. It stands inside the account's own form, where another one can't stand. */
export function AskFor({ fields, action, send, cancel }: Props) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(fields.map(({ name, initial = '' }) => [name, initial])),
  )
  return (
    <div className="account-security__ask">
      {fields.map(({ name, label, type, autoComplete }) => (
        <div key={name} className={`field-type ${type}`}>
          <label className="field-label" htmlFor={`security-${name}`}>
            {label}
          </label>
          <input
            id={`security-${name}`}
            type={type}
            dir={name === 'name' ? 'auto' : 'ltr'}
            autoComplete={autoComplete}
            value={values[name]}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              send(values)
            }}
          />
        </div>
      ))}
      <p className="account-security__choices">
        <Button size="small" onClick={() => send(values)}>
          {action}
        </Button>
        {cancel && (
          <Button size="small" buttonStyle="subtle" onClick={cancel.act}>
            {cancel.label}
          </Button>
        )}
      </p>
    </div>
  )
}
