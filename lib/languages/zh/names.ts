// Names in Chinese characters.
import type { Sound } from '#lib/text/sounds.ts'
import { mostCharacters, type NameTokens } from '../names.ts'

/**
 * The characters that Chinese writes foreign names with, by the consonants of their syllables (after the tables of Xinhua
 * News Agency for the transliteration of names). A character that is not here is no part of such a name.
 */
const syllables: Readonly<Record<string, string>> = {
  '': '阿艾爱奥欧厄埃伊易耶叶雅亚尤约于哈海豪赫胡华怀惠霍侯黑希荷',
  N: '安恩因英云杨扬昂汉亨洪宁纽农努尼妮涅纳娜拿乃奈内诺诺女韩',
  NN: '南嫩',
  L: '拉莱赖劳勒乐雷蕾里利理黎莉丽列卢鲁露路罗洛吕瑞若日热茹柳刘廖萝',
  R: '尔',
  LN: '兰朗连良林琳龙隆伦仁荣让楞伦',
  P: '不巴芭拜鲍贝比彼别波伯勃博布卜帕派佩皮匹珀坡蒲普浦保法菲费佛弗福夫富',
  PN: '班邦本宾潘庞彭蓬平凡范芬丰方边',
  W: '瓦娃外威韦维卫魏沃乌伍武',
  WN: '万旺文温翁',
  T: '达黛戴德得迪蒂杜多道塔泰陶特提铁图土托脱',
  TN: '丹当登邓丁东敦顿坦汤唐滕腾田廷通',
  S: '茨措查彻楚撒萨塞赛瑟沙莎舍施什史舒朔斯思丝苏素索所西锡夏谢肖休泽扎哲朱祖卓兹佐左奇齐契恰切丘柴夕',
  SN: '昌桑森山尚申圣盛松珍真詹章宗津辛欣兴香逊钱强钦琼孙',
  C: '基吉季加贾嘉杰捷久居乔',
  CN: '简江金',
  K: '盖戈哥格古瓜圭贵果高卡喀凯考柯科可克库夸奎',
  KN: '甘冈根坎康肯孔坤昆',
  M: '马玛麦迈毛梅美米密缪莫默摩穆姆木慕',
  MN: '曼芒门蒙孟明敏',
}

const sounds = new Map(
  Object.entries(syllables).flatMap(([sound, chars]) => [...chars].map((char): [string, Sound] => [char, sound])),
)

const isNameCharacter = (char: string): boolean => sounds.has(char)

const hanSound = (name: string): Sound =>
  [...name]
    .map((char) => sounds.get(char) ?? '')
    .join('')
    .replace(/NN/g, 'N')

/** Two to five characters in a row, since no blank shows where a word ends. */
function chineseWords(text: string): Set<string> {
  const found = new Set<string>()
  for (const run of text.slice(0, mostCharacters).match(/\p{Script=Han}{2,}/gu) ?? []) {
    for (let at = 0; at < run.length - 1; at += 1) {
      for (let size = 2; size <= 5 && at + size <= run.length; size += 1) found.add(run.slice(at, at + size))
    }
  }
  return found
}

const isTransliterated = (token: string): boolean => [...token].every(isNameCharacter)

export const names: NameTokens = {
  tokensOf: chineseWords,
  soundOf: (token) => (isTransliterated(token) ? hanSound(token) : ''),
  isCommon: () => false,
  contains: (text, piece) => text.includes(piece),
}
