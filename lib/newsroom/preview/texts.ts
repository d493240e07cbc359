import type { NewsroomTexts } from '../admin/texts/id.ts'

/** Texts of the pane; those about single links are made on the server. */
export type PreviewTexts = Omit<NewsroomTexts['preview'], 'link'>
