import { editions } from '#lib/locales.ts'
import { formatNumber } from '../admin/format.ts'
import { interfaceLanguage } from '../admin/labels.ts'
import type { NewsroomTexts } from '../admin/texts/id.ts'
import { inMegabytes, type PictureFault, pictureNames, uploadLimit } from './inspect.ts'

/** Why a file is refused, for whoever sent it: what it is, and what is taken. */
export function sayFault(fault: PictureFault, { errors: { file } }: NewsroomTexts, code: string): string {
  const language = interfaceLanguage(code)
  const megabytes = (bytes: number) => formatNumber(inMegabytes(bytes), language)
  switch (fault.is) {
    case 'tooLarge':
      return file.tooLarge(megabytes(fault.size), megabytes(uploadLimit))
    case 'notAPicture': {
      const taken = new Intl.ListFormat(editions[language].formatTag, { type: 'conjunction' }).format(pictureNames)
      return file.notAPicture(fault.found === 'text' ? file.plainText : fault.found, taken)
    }
    case 'wrongType':
      return file.wrongType(fault.said, fault.found)
    default:
      return file[fault.is]
  }
}
