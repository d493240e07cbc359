'use client'

import type { LexicalEditor } from '@payloadcms/richtext-lexical/lexical'
import {
  useAllFormFields,
  useDocumentEvents,
  useDocumentInfo,
  useForm,
  useLocale,
  useServerFunctions,
} from '@payloadcms/ui'
import type { FormState } from 'payload'
import { reduceFieldsToValues } from 'payload/shared'
import { useCallback, useRef } from 'react'
import { rootOf } from '#lib/content/body/nodes.ts'
import { rewriteEditor } from '../rich-text/rewrite.client.ts'
import type { SavedDocument } from './api.client.ts'
import { isSame, lostReferences, type Values } from './words.ts'

/** What the server sets when a document is saved or published, and the form has to know. */
const setByServer = ['updatedAt', 'slug', 'publishedAt', 'revisedAt', 'reviewedAt', '_status']

/** A document as the fields of its form say it. */
export const valuesOf = (fields: FormState): Values => reduceFieldsToValues(fields, true) as Values

/** Values as the form has them once it has taken over what the server set. */
export const withServerValues = (values: Values, doc: SavedDocument): Values => ({
  ...values,
  ...Object.fromEntries(setByServer.flatMap((path) => (path in values && path in doc ? [[path, doc[path]]] : []))),
})

/** Tells the form and the page around it what the server has saved. Words stay as they are typed. */
export function useTakeOver() {
  const { id, collectionSlug, setData, setLastUpdateTime } = useDocumentInfo()
  const { reportUpdate } = useDocumentEvents()
  const [fields, dispatchFields] = useAllFormFields()
  const known = useRef(fields)
  known.current = fields
  return useCallback(
    (doc: SavedDocument) => {
      for (const path of setByServer) {
        const value = doc[path]
        if (path in known.current && value !== undefined && value !== known.current[path]?.value) {
          dispatchFields({ type: 'UPDATE', path, value })
        }
      }
      setData(doc)
      setLastUpdateTime(Date.parse(doc.updatedAt))
      reportUpdate({
        doc,
        entitySlug: collectionSlug ?? '',
        operation: 'update',
        updatedAt: doc.updatedAt,
        ...(id === undefined ? {} : { id }),
      })
    },
    [collectionSlug, dispatchFields, id, reportUpdate, setData, setLastUpdateTime],
  )
}

/** Takes references out of the form that the server has saved a draft without; gives their fields. */
export function useDropLost(): (sent: Values, doc: SavedDocument) => readonly string[] {
  const [fields, dispatchFields] = useAllFormFields()
  const known = useRef(fields)
  known.current = fields
  return useCallback(
    (sent, doc) => {
      const lost = lostReferences(sent, doc)
      for (const path of lost) {
        // Another one may have been chosen meanwhile.
        const isAsSent = isSame({ [path]: known.current[path]?.value }, { [path]: sent[path] })
        if (isAsSent) dispatchFields({ type: 'UPDATE', path, value: doc[path] ?? null })
      }
      return lost
    },
    [dispatchFields],
  )
}

/**
 * Puts other values in the place of those on the page without making the form anew: whoever types on goes on where they are.
 * False where fields differ that only the server can give a shape (lists of fields); then nothing has changed.
 */
function usePut(): (before: Values, after: Values) => boolean {
  const [fields, dispatchFields] = useAllFormFields()
  const known = useRef(fields)
  known.current = fields
  return useCallback(
    (before, after) => {
      const changed = Object.keys(before).filter((path) => !isSame({ [path]: before[path] }, { [path]: after[path] }))
      const editors = new Map(editorsIn(document).map((editor) => [pathOf(editor), editor.__lexicalEditor]))
      const canPut = (path: string) =>
        path in known.current && !known.current[path]?.rows && (!editors.has(path) || rootOf(after[path]) !== null)
      if (!changed.every(canPut)) return false
      for (const path of changed) {
        const editor = editors.get(path)
        if (editor) rewriteEditor(editor, after[path])
        dispatchFields({ type: 'UPDATE', path, value: after[path] ?? null })
      }
      return true
    },
    [dispatchFields],
  )
}

/** As `usePut`, of a text that is on the server; the form and the page around it are told what the server has set. */
export function useShow(): (before: Values, after: SavedDocument) => boolean {
  const put = usePut()
  const takeOver = useTakeOver()
  return useCallback(
    (before, after) => {
      if (!put(before, after)) return false
      takeOver(after)
      return true
    },
    [put, takeOver],
  )
}

/**
 * Puts words into the form, in place of what stands there. False where the server had to give it its shape, and did not, or
 * something was typed meanwhile; then nothing has changed.
 */
export function useRewrite(): (values: Values) => Promise<boolean> {
  const { id, collectionSlug, globalSlug, docPermissions, getDocPreferences } = useDocumentInfo()
  const { code: locale } = useLocale()
  const { replaceState } = useForm()
  const { getFormState } = useServerFunctions()
  const formValues = useFormValues()
  const put = usePut()
  return async (values) => {
    const before = formValues()
    if (put(before, values)) return true
    const { state } = await getFormState({
      ...(id === undefined ? {} : { id }),
      ...(collectionSlug ? { collectionSlug } : {}),
      ...(globalSlug ? { globalSlug } : {}),
      data: values,
      docPermissions,
      docPreferences: await getDocPreferences(),
      locale,
      operation: id === undefined && !globalSlug ? 'create' : 'update',
      renderAllFields: true,
      schemaPath: collectionSlug ?? globalSlug ?? '',
      skipValidation: true,
    })
    if (!state || !isSame(formValues(), before)) return false
    replaceState(state)
    return true
  }
}

type EditorElement = Element & { readonly __lexicalEditor?: LexicalEditor }

/** The field that a rich text editor writes. */
const pathOf = (editor: Element) => editor.closest<HTMLElement>('[data-field-path]')?.dataset.fieldPath

/** The rich text editors below an element. Lexical leaves each with the element that it writes in. */
export function editorsIn(root: ParentNode): EditorElement[] {
  return [...root.querySelectorAll<EditorElement>('[data-lexical-editor="true"]')]
}

/** What the rich text editors of a form hold, by field: they tell the form only when the browser has time. */
function editorValues(): Values {
  const texts = editorsIn(document).flatMap((element): [string, unknown][] => {
    const path = pathOf(element)
    const editor = element.__lexicalEditor
    return path && editor?.isEditable() ? [[path, editor.getEditorState().toJSON()]] : []
  })
  return Object.fromEntries(texts)
}

/** What stands on the page: the form's values, with what was typed in its rich text editors up to now. */
export function useFormValues(): () => Values {
  const [fields] = useAllFormFields()
  const known = useRef(fields)
  known.current = fields
  return useCallback(() => withEditors(valuesOf(known.current)), [])
}

/** The form's values, with what its rich text editors hold at this moment. */
export function withEditors(values: Values): Values {
  const typed = Object.entries(editorValues()).filter(([path]) => path in values)
  return { ...values, ...Object.fromEntries(typed) }
}

/** The form with other values in its plain fields and rich texts. */
export const withValues = (fields: FormState, values: Values): FormState =>
  Object.fromEntries(
    Object.entries(fields).map(([path, field]) => [
      path,
      path in values && !field.rows ? { ...field, value: values[path] } : field,
    ]),
  )
