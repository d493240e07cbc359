'use client'

import { FieldDescription, PasswordField, useAuth, useDocumentInfo } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'

/** Payload's form takes no empty password; this one is needed only now and then. */
const anything = () => true as const

/** On one's own account's page: the password that one has. */
export function CurrentPassword({ field, path }: TextFieldClientProps) {
  const { label, name, admin } = field
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  if (id === undefined || String(id) !== String(user?.id)) return null
  return (
    <>
      <PasswordField autoComplete="current-password" field={{ name, label }} path={path} validate={anything} />
      <FieldDescription description={admin?.description} path={path} />
    </>
  )
}
