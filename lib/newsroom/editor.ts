// The rich-text editor of stories and pages: exactly the blocks that the reader site has a form for.
import {
  BlockquoteFeature,
  BlocksFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  lexicalEditor,
  OrderedListFeature,
  ParagraphFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import type { Block } from 'payload'
import { label, say } from './admin/labels.ts'
import { labelled } from './fields/labelled.ts'
import { isEmbedUrl } from './validation/urls.ts'

const pullQuote: Block = {
  slug: 'pullQuote',
  labels: { singular: label(({ blocks }) => blocks.pullQuote), plural: label(({ blocks }) => blocks.pullQuotes) },
  fields: [
    { name: 'text', type: 'textarea', ...labelled(({ blocks }) => blocks.quoteText), required: true, maxLength: 600 },
    { name: 'by', type: 'text', ...labelled(({ blocks }) => blocks.quoteBy), maxLength: 120 },
  ],
}

const picture: Block = {
  slug: 'picture',
  labels: { singular: label(({ blocks }) => blocks.picture), plural: label(({ blocks }) => blocks.pictures) },
  fields: [
    { name: 'media', type: 'upload', relationTo: 'media', ...labelled(({ media }) => media.one), required: true },
    { name: 'caption', type: 'textarea', ...labelled(({ media }) => media.caption), maxLength: 600 },
    { name: 'credit', type: 'text', ...labelled(({ media }) => media.credit), maxLength: 120 },
  ],
}

const embed: Block = {
  slug: 'embed',
  labels: { singular: label(({ blocks }) => blocks.embed), plural: label(({ blocks }) => blocks.embeds) },
  fields: [
    {
      name: 'url',
      type: 'text',
      ...labelled(
        ({ blocks }) => blocks.embedUrl,
        ({ blocks }) => blocks.embedUrlHelp,
      ),
      required: true,
      maxLength: 2000,
      validate: (value: unknown, { req }: { req: Parameters<typeof say>[0] }) =>
        isEmbedUrl(value) || say(req, ({ errors }) => errors.embedUrl),
    },
    { name: 'title', type: 'text', ...labelled(({ blocks }) => blocks.embedTitle), required: true, maxLength: 300 },
  ],
}

export const storyBody = lexicalEditor({
  features: [
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3'] }),
    BoldFeature(),
    ItalicFeature(),
    LinkFeature({ enabledCollections: ['articles'] }),
    OrderedListFeature(),
    UnorderedListFeature(),
    BlockquoteFeature(),
    BlocksFeature({ blocks: [pullQuote, picture, embed] }),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
})
