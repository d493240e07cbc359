// The fields that a story's text has in every language: in Indonesian on the story, else on its translations.
import type { Field } from 'payload'
import { storyLimits } from '#lib/content/limits.ts'
import { label } from '../admin/labels.ts'
import { storyBody } from '../editor.ts'
import { labelled } from './labelled.ts'

const headline: Field = {
  name: 'headline',
  type: 'text',
  ...labelled(({ articles }) => articles.headline),
  required: true,
  maxLength: storyLimits.headline,
}

const standfirst: Field = {
  name: 'standfirst',
  type: 'textarea',
  ...labelled(
    ({ articles }) => articles.standfirst,
    ({ articles }) => articles.standfirstHelp,
  ),
  maxLength: storyLimits.standfirst,
}

const body: Field = { name: 'body', type: 'richText', ...labelled(({ articles }) => articles.body), editor: storyBody }

export const mainText = [headline, standfirst, body]

export const place: Field = {
  name: 'place',
  type: 'text',
  label: label(({ articles }) => articles.place),
  maxLength: storyLimits.place,
  admin: { position: 'sidebar', description: label(({ articles }) => articles.placeHelp) },
}

export const correctionText: Field = {
  name: 'text',
  type: 'textarea',
  label: label(({ articles }) => articles.correctionText),
  required: true,
  maxLength: storyLimits.correction,
}

/** Names of an array's rows. */
export const correctionLabels = {
  singular: label(({ articles }) => articles.correction),
  plural: label(({ articles }) => articles.corrections),
}
