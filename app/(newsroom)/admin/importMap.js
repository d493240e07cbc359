import { ArticlePanel as ArticlePanel_c0b5b21180c52e1173e2485f7b564ed6 } from '../../../lib/translation-desk/panel/ArticlePanel.tsx'
import { Notes as Notes_b4c639151b05f07edd1111434d8796d3 } from '../../../lib/newsroom/admin/editing/Notes.client.tsx'
import { ScheduleNotes as ScheduleNotes_f4b5c3cc8119da475573c738734eea7c } from '../../../lib/newsroom/admin/schedule-notes.client.tsx'
import { ScheduleCell as ScheduleCell_0a0cd5bbe8d95a7d72e9f4d13fbeef7e } from '../../../lib/newsroom/admin/ScheduleCell.tsx'
import { WithdrawalNote as WithdrawalNote_31fe1640150c778f5ee49f22b42f5673 } from '../../../lib/newsroom/trash/ui/WithdrawalNote.tsx'
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
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinksFeature as LinksFeature_91c1622c7769843cf50bfac833bdc5f7 } from '../../../lib/newsroom/admin/rich-text/links.client.tsx'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { MomentCell as MomentCell_c9bdc2b4fd210b19184e887e3c90623c } from '../../../lib/newsroom/dates/MomentCell.tsx'
import { MomentField as MomentField_59fde7dee89fa976094e2c8094159b9c } from '../../../lib/newsroom/dates/MomentField.tsx'
import { ListBar as ListBar_6ba324f91a515fd9e26db9ba4d568123 } from '../../../lib/newsroom/trash/ui/ListBar.tsx'
import { DocumentDates as DocumentDates_afa2d8f0f7a8e8caaa1f9c38c1103dd5 } from '../../../lib/newsroom/dates/DocumentDates.tsx'
import { SaveState as SaveState_18dbe8ae3efaa5325d5efa2325e659a8 } from '../../../lib/newsroom/admin/editing/SaveState.client.tsx'
import { DiscardItem as DiscardItem_05331c14f1020f8201057802b5f8c467 } from '../../../lib/newsroom/trash/ui/DiscardItem.tsx'
import { Publish as Publish_282f99445e89a10324d392934f6a7507 } from '../../../lib/newsroom/admin/editing/Publish.client.tsx'
import { Status as Status_da01872f5f6b6b8d6f49be8894f6edf8 } from '../../../lib/newsroom/admin/editing/Status.client.tsx'
import { Unpublish as Unpublish_87e7c028da9fdd763c86514b0379f979 } from '../../../lib/newsroom/admin/editing/Unpublish.client.tsx'
import { PreviewPane as PreviewPane_d037cc608bcb2c3e3c3c20a54abdb8c5 } from '../../../lib/newsroom/preview/PreviewPane.tsx'
import { VersionsView as VersionsView_c111869659da776a6fa470d4f767db6a } from '../../../lib/newsroom/versions/VersionsView.tsx'
import { VersionView as VersionView_4ad4947a89e9aa3c8551c6e2ca0a8a62 } from '../../../lib/newsroom/versions/VersionView.tsx'
import { EditView as EditView_4a06c016d57f2cd31aaa86219de4e07b } from '../../../lib/newsroom/admin/editing/EditView.tsx'
import { ComparisonLink as ComparisonLink_4d52961cf61ae0117ab19bc904da272a } from '../../../lib/translation-desk/ui/links.tsx'
import { KeptForm as KeptForm_86e051f28e9c765393de4375ec8c3b5c } from '../../../lib/newsroom/admin/editing/KeptForm.tsx'
import { CurrentPassword as CurrentPassword_45c42e2d03ad3295c56990fb536014e8 } from '../../../lib/newsroom/accounts/CurrentPassword.client.tsx'
import { Security as Security_4378b3e52324cf89d20cee4ae8a6cfd4 } from '../../../lib/newsroom/accounts/Security.tsx'
import { WeakPassword as WeakPassword_3339e28764a37a2954faeb1328b20a5b } from '../../../lib/newsroom/accounts/WeakPassword.tsx'
import { Initial as Initial_5f532d17fae76e5e9ff2681838774d5a } from '../../../lib/newsroom/admin/wordmark.tsx'
import { Wordmark as Wordmark_5f532d17fae76e5e9ff2681838774d5a } from '../../../lib/newsroom/admin/wordmark.tsx'
import { Inbox as Inbox_6f4930a8f829770f50e88aacf8bab3bd } from '../../../lib/newsroom/notices/Inbox.tsx'
import { AuditLink as AuditLink_b2469f6e9c3f68191edabcd3b9878d3e } from '../../../lib/newsroom/audit/AuditLink.tsx'
import { NavLink as NavLink_4d52961cf61ae0117ab19bc904da272a } from '../../../lib/translation-desk/ui/links.tsx'
import { LoginView as LoginView_dbba3897e42bcdd23ac10fe93dbfab4e } from '../../../lib/newsroom/accounts/LoginView.tsx'
import { AuditLogView as AuditLogView_27110c9d6a94790b9d7585fb051b8efc } from '../../../lib/newsroom/audit/AuditLogView.tsx'
import { UsageView as UsageView_96433b1818188ff1b336596cafe4d88e } from '../../../lib/translation-desk/usage/UsageView.tsx'
import { SheetView as SheetView_2b9ca9c692d1b7f1a4959187589b7527 } from '../../../lib/translation-desk/sheet/SheetView.tsx'
import { DeskView as DeskView_06bd66adba801113406649ee82476db2 } from '../../../lib/translation-desk/page/DeskView.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/lib/translation-desk/panel/ArticlePanel.tsx#ArticlePanel": ArticlePanel_c0b5b21180c52e1173e2485f7b564ed6,
  "/lib/newsroom/admin/editing/Notes.client.tsx#Notes": Notes_b4c639151b05f07edd1111434d8796d3,
  "/lib/newsroom/admin/schedule-notes.client.tsx#ScheduleNotes": ScheduleNotes_f4b5c3cc8119da475573c738734eea7c,
  "/lib/newsroom/admin/ScheduleCell.tsx#ScheduleCell": ScheduleCell_0a0cd5bbe8d95a7d72e9f4d13fbeef7e,
  "/lib/newsroom/trash/ui/WithdrawalNote.tsx#WithdrawalNote": WithdrawalNote_31fe1640150c778f5ee49f22b42f5673,
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
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/lib/newsroom/admin/rich-text/links.client.tsx#LinksFeature": LinksFeature_91c1622c7769843cf50bfac833bdc5f7,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/lib/newsroom/dates/MomentCell.tsx#MomentCell": MomentCell_c9bdc2b4fd210b19184e887e3c90623c,
  "/lib/newsroom/dates/MomentField.tsx#MomentField": MomentField_59fde7dee89fa976094e2c8094159b9c,
  "/lib/newsroom/trash/ui/ListBar.tsx#ListBar": ListBar_6ba324f91a515fd9e26db9ba4d568123,
  "/lib/newsroom/dates/DocumentDates.tsx#DocumentDates": DocumentDates_afa2d8f0f7a8e8caaa1f9c38c1103dd5,
  "/lib/newsroom/admin/editing/SaveState.client.tsx#SaveState": SaveState_18dbe8ae3efaa5325d5efa2325e659a8,
  "/lib/newsroom/trash/ui/DiscardItem.tsx#DiscardItem": DiscardItem_05331c14f1020f8201057802b5f8c467,
  "/lib/newsroom/admin/editing/Publish.client.tsx#Publish": Publish_282f99445e89a10324d392934f6a7507,
  "/lib/newsroom/admin/editing/Status.client.tsx#Status": Status_da01872f5f6b6b8d6f49be8894f6edf8,
  "/lib/newsroom/admin/editing/Unpublish.client.tsx#Unpublish": Unpublish_87e7c028da9fdd763c86514b0379f979,
  "/lib/newsroom/preview/PreviewPane.tsx#PreviewPane": PreviewPane_d037cc608bcb2c3e3c3c20a54abdb8c5,
  "/lib/newsroom/versions/VersionsView.tsx#VersionsView": VersionsView_c111869659da776a6fa470d4f767db6a,
  "/lib/newsroom/versions/VersionView.tsx#VersionView": VersionView_4ad4947a89e9aa3c8551c6e2ca0a8a62,
  "/lib/newsroom/admin/editing/EditView.tsx#EditView": EditView_4a06c016d57f2cd31aaa86219de4e07b,
  "/lib/translation-desk/ui/links.tsx#ComparisonLink": ComparisonLink_4d52961cf61ae0117ab19bc904da272a,
  "/lib/newsroom/admin/editing/KeptForm.tsx#KeptForm": KeptForm_86e051f28e9c765393de4375ec8c3b5c,
  "/lib/newsroom/accounts/CurrentPassword.client.tsx#CurrentPassword": CurrentPassword_45c42e2d03ad3295c56990fb536014e8,
  "/lib/newsroom/accounts/Security.tsx#Security": Security_4378b3e52324cf89d20cee4ae8a6cfd4,
  "/lib/newsroom/accounts/WeakPassword.tsx#WeakPassword": WeakPassword_3339e28764a37a2954faeb1328b20a5b,
  "/lib/newsroom/admin/wordmark.tsx#Initial": Initial_5f532d17fae76e5e9ff2681838774d5a,
  "/lib/newsroom/admin/wordmark.tsx#Wordmark": Wordmark_5f532d17fae76e5e9ff2681838774d5a,
  "/lib/newsroom/notices/Inbox.tsx#Inbox": Inbox_6f4930a8f829770f50e88aacf8bab3bd,
  "/lib/newsroom/audit/AuditLink.tsx#AuditLink": AuditLink_b2469f6e9c3f68191edabcd3b9878d3e,
  "/lib/translation-desk/ui/links.tsx#NavLink": NavLink_4d52961cf61ae0117ab19bc904da272a,
  "/lib/newsroom/accounts/LoginView.tsx#LoginView": LoginView_dbba3897e42bcdd23ac10fe93dbfab4e,
  "/lib/newsroom/audit/AuditLogView.tsx#AuditLogView": AuditLogView_27110c9d6a94790b9d7585fb051b8efc,
  "/lib/translation-desk/usage/UsageView.tsx#UsageView": UsageView_96433b1818188ff1b336596cafe4d88e,
  "/lib/translation-desk/sheet/SheetView.tsx#SheetView": SheetView_2b9ca9c692d1b7f1a4959187589b7527,
  "/lib/translation-desk/page/DeskView.tsx#DeskView": DeskView_06bd66adba801113406649ee82476db2,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
