// The rich-text editor of stories and pages: exactly the blocks that the reader site has a form for.
import {
  BlockquoteFeature,
  BlocksFeature,
  BoldFeature,
  createServerFeature,
  FixedToolbarFeature,
  HeadingFeature,
  IndentFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  lexicalEditor,
  OrderedListFeature,
  ParagraphFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import type { Block } from 'payload'
import { stringOf } from '#lib/content/body/nodes.ts'
import { editorBlocks, headingTags, linkedCollection } from '#lib/content/body/schema.ts'
import { isEmbedUrl } from '#lib/content/body/urls.ts'
import { label, say } from './admin/labels.ts'
import { labelled } from './fields/labelled.ts'
import { embedAddress } from './validation/clean.ts'

const { pullQuote: pullQuoteFields, picture: pictureFields, embed: embedFields } = editorBlocks

/** What the schema asks of a field, as Payload's fields say it. */
const rules = ({ required, limit }: { readonly required: boolean; readonly limit: number }) => ({
  required,
  maxLength: limit,
})

const pullQuote: Block = {
  slug: 'pullQuote',
  labels: { singular: label(({ blocks }) => blocks.pullQuote), plural: label(({ blocks }) => blocks.pullQuotes) },
  fields: [
    { name: 'text', type: 'textarea', ...labelled(({ blocks }) => blocks.quoteText), ...rules(pullQuoteFields.text) },
    { name: 'by', type: 'text', ...labelled(({ blocks }) => blocks.quoteBy), ...rules(pullQuoteFields.by) },
  ],
}

const picture: Block = {
  slug: 'picture',
  labels: { singular: label(({ blocks }) => blocks.picture), plural: label(({ blocks }) => blocks.pictures) },
  fields: [
    {
      name: 'media',
      type: 'upload',
      relationTo: 'media',
      ...labelled(({ media }) => media.one),
      required: pictureFields.media.required,
    },
    { name: 'caption', type: 'textarea', ...labelled(({ media }) => media.caption), ...rules(pictureFields.caption) },
    { name: 'credit', type: 'text', ...labelled(({ media }) => media.credit), ...rules(pictureFields.credit) },
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
      ...rules(embedFields.url),
      validate: (value: unknown, { req }: { req: Parameters<typeof say>[0] }) =>
        isEmbedUrl(embedAddress(stringOf(value))) || say(req, ({ errors }) => errors.embedUrl('')),
    },
    { name: 'title', type: 'text', ...labelled(({ blocks }) => blocks.embedTitle), ...rules(embedFields.title) },
  ],
}

const links = createServerFeature({
  key: 'links',
  feature: { ClientFeature: '/lib/newsroom/admin/rich-text/links.client.tsx#LinksFeature' },
})

export const storyBody = lexicalEditor({
  features: [
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: [...headingTags] }),
    BoldFeature(),
    ItalicFeature(),
    LinkFeature({ enabledCollections: [linkedCollection] }),
    links(),
    // Tab makes a list in a list; elsewhere it does nothing, rather than to lead to buttons that nobody sees.
    IndentFeature({ disabledNodes: ['paragraph', 'heading', 'quote'], disableTabNode: true }),
    OrderedListFeature(),
    UnorderedListFeature(),
    BlockquoteFeature(),
    BlocksFeature({ blocks: [pullQuote, picture, embed] }),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
})
