// Names in katakana; those of China and Korea are in Han characters.
import { type Sound, weightOf } from '#lib/text/sounds.ts'
import { mostCharacters, type NameTokens } from '../names.ts'

const kanaRows: readonly (readonly [string, string])[] = [
  ['カキクケコガギグゲゴ', 'K'],
  ['サシスセソザジズゼゾ', 'S'],
  ['タテトダデドティディ', 'T'],
  ['チツヂヅ', 'S'],
  ['ナニヌネノン', 'N'],
  ['ハヒヘホ', ''],
  ['バビブベボパピプペポフヴ', 'P'],
  ['マミムメモ', 'M'],
  ['ラリルレロ', 'L'],
  ['ワ', 'W'],
]
const kana = new Map(
  kanaRows.flatMap(([letters, letter]) => [...letters].map((each): [string, string] => [each, letter])),
)

function kanaSound(name: string): Sound {
  // ティ, ディ, トゥ are T; チ and ツ by themselves are S. ジェ and ジ stand for g and j, too; ウォ for w.
  const plain = name
    .replace(/[ジチ]/g, 'C')
    .replace(/ウ(?=[ィェォ])/g, 'W')
    .replace(/[ザズゼゾサスセソ]/g, 'S')
  const letters = [...plain].map((letter) => (/[CWS]/.test(letter) ? letter : (kana.get(letter) ?? '')))
  return letters.join('').replace(/NN/g, 'N')
}

/** Names stand in katakana, often with the next word: ハリケーンローザ. Those of China and Korea are in Han characters. */
function japaneseWords(text: string): Set<string> {
  const runs = text.slice(0, mostCharacters).match(/[ァ-ヴー]{2,}|\p{Script=Han}{2,6}/gu) ?? []
  return new Set(runs.flatMap((run) => (/^[ァ-ヴ]/.test(run) ? [run, ...endsOf(run)] : [run])))
}

/** What a longer run begins and ends with. */
function endsOf(run: string): string[] {
  const cuts = Array.from({ length: Math.max(0, Math.min(run.length, 24) - 4) }, (_, at) => at + 2)
  return cuts
    .flatMap((cut) => [run.slice(0, cut), run.slice(cut)])
    .filter((piece) => piece.length > 3 && !piece.startsWith('ー') && weightOf(kanaSound(piece)) > 2)
}

const isKatakana = (token: string): boolean => /^[ァ-ヴー]/.test(token)

export const names: NameTokens = {
  tokensOf: japaneseWords,
  soundOf: (token) => (isKatakana(token) ? kanaSound(token) : ''),
  isCommon: () => false,
  contains: (text, piece) => text.includes(piece),
}
