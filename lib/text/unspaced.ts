/**
 * The scripts that set no blanks between words (Han, Hiragana, Katakana), as a part of a character class of a regular
 * expression with the flag `u` or `v`: `new RegExp(`[${unspacedScripts}]`, 'u')`. Marks that several scripts share, such
 * as `ー` and `々`, are not among them: each rule says which of those it means.
 */
export const unspacedScripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`
