import { TextDirection as TextDirection_7249db606d115a30d887c7e83706fdd9 } from '../../../lib/newsroom/admin/text-direction.client.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ArticlePanel as ArticlePanel_72d6cf113f6c4c028c73b7629864a810 } from '#lib/translation-desk/panel/ArticlePanel.tsx'
import { ComparisonLink as ComparisonLink_4ef1a7908f909dca373d7933c949b2af } from '#lib/translation-desk/NavLink.tsx'
import { Initial as Initial_5f532d17fae76e5e9ff2681838774d5a } from '../../../lib/newsroom/admin/wordmark.tsx'
import { Wordmark as Wordmark_5f532d17fae76e5e9ff2681838774d5a } from '../../../lib/newsroom/admin/wordmark.tsx'
import { NavLink as NavLink_4ef1a7908f909dca373d7933c949b2af } from '#lib/translation-desk/NavLink.tsx'
import { UsageView as UsageView_006abc9b198225d06ae92d5d7fddc8bd } from '#lib/translation-desk/usage/UsageView.tsx'
import { SheetView as SheetView_a35dd3ad4a5b3cc2168145b389425cf8 } from '#lib/translation-desk/sheet/SheetView.tsx'
import { DeskView as DeskView_89c3f23d997f60c4e56a81c7a2cdf791 } from '#lib/translation-desk/page/DeskView.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/lib/newsroom/admin/text-direction.client.tsx#TextDirection": TextDirection_7249db606d115a30d887c7e83706fdd9,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/lib/translation-desk/panel/ArticlePanel.tsx#ArticlePanel": ArticlePanel_72d6cf113f6c4c028c73b7629864a810,
  "/lib/translation-desk/NavLink.tsx#ComparisonLink": ComparisonLink_4ef1a7908f909dca373d7933c949b2af,
  "/lib/newsroom/admin/wordmark.tsx#Initial": Initial_5f532d17fae76e5e9ff2681838774d5a,
  "/lib/newsroom/admin/wordmark.tsx#Wordmark": Wordmark_5f532d17fae76e5e9ff2681838774d5a,
  "/lib/translation-desk/NavLink.tsx#NavLink": NavLink_4ef1a7908f909dca373d7933c949b2af,
  "/lib/translation-desk/usage/UsageView.tsx#UsageView": UsageView_006abc9b198225d06ae92d5d7fddc8bd,
  "/lib/translation-desk/sheet/SheetView.tsx#SheetView": SheetView_a35dd3ad4a5b3cc2168145b389425cf8,
  "/lib/translation-desk/page/DeskView.tsx#DeskView": DeskView_89c3f23d997f60c4e56a81c7a2cdf791,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
