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

const pullQuote: Block = {
  slug: 'pullQuote',
  fields: [
    { name: 'text', type: 'textarea', required: true, maxLength: 600 },
    { name: 'by', type: 'text', maxLength: 120 },
  ],
}

const picture: Block = {
  slug: 'picture',
  fields: [
    { name: 'media', type: 'upload', relationTo: 'media', required: true },
    { name: 'caption', type: 'textarea', maxLength: 600 },
    { name: 'credit', type: 'text', maxLength: 120 },
  ],
}

const embed: Block = {
  slug: 'embed',
  fields: [
    { name: 'url', type: 'text', required: true, maxLength: 2000 },
    { name: 'title', type: 'text', required: true, maxLength: 300 },
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
