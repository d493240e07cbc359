// Telling Indonesian by its small words, which no translation has.
import { folded } from './words.ts'

const smallWords = new Set(
  `ada adalah agar akan aku anda antara apa apakah atas atau bagi bahwa baik banyak baru beberapa belum berbagai bisa bukan
  dan dapat dari dalam dengan dia di hanya harus hingga ialah ia ini itu jika juga kalau kami karena kata katanya ke
  kepada ketika kini kita lagi lain lalu lebih maka mana masih melalui menjadi menurut mereka namun oleh pada para
  pernah pun saat saja sangat saya sebab sebagai sebelum sebuah secara sedang sehingga sejak selama selain seorang
  seperti serta sekitar semua setelah setiap sudah supaya tak tahun telah tentang terhadap tersebut tetapi tidak tiga untuk
  yaitu yakni yang`.split(/\s+/),
)

/** How many of the small words of Indonesian stand in a text. */
export const countFunctionWords = (text: string): number =>
  folded(text)
    .split(' ')
    .filter((word) => smallWords.has(word)).length
