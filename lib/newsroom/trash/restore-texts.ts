import type { Locale } from '#lib/locales.ts'

const restore = (aboutToRestoreAsDraft: string) => ({ aboutToRestoreAsDraft })

/** In place of Payload's: it says that a document comes back as a draft, and ours comes back as it was. */
export const restoreTexts: Partial<Record<Locale, { readonly aboutToRestoreAsDraft: string }>> = {
  id: restore('Kembalikan <1>{{title}}</1> seperti semula? Yang tadinya terbit akan terbit lagi.'),
  en: restore('Bring <1>{{title}}</1> back as it was? What was published is published again.'),
  ar: restore('هل تستعيد <1>{{title}}</1> كما كان؟ ما كان منشورًا يُنشر ثانيةً.'),
  fr: restore('Rétablir <1>{{title}}</1> tel quel ? Ce qui était publié le sera de nouveau.'),
  ja: restore('<1>{{title}}</1> を元の状態に戻しますか。公開されていたものは再び公開されます。'),
  zh: restore('要将 <1>{{title}}</1> 恢复原状吗？原已发布的会再次发布。'),
}
