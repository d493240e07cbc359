import { expect, it } from 'vitest'
import { markupIn } from './markup.ts'

it.each([
  ['<seg id="7">Harga beras</seg>', '<seg id="7">'],
  ['Harga</MRK> beras', '</MRK>'],
  ['Satu<bx/>dua', '<bx/>'],
  ['سعر <ph x="1"/> الأرز', '<ph x="1"/>'],
  ['<script>alert(1)</script> & <b>', null],
  ['3 < 5 > 2', null],
  ['I <3 Jakarta', null],
  ['東京 <速報> 株', null],
  ['<nama> belum diisi', null],
  ['<semesta>', null],
])('markup in %j is %j', (text, found) => expect(markupIn(text)).toBe(found))
