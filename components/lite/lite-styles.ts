// The style of the data-saver edition: in the page itself, with the fonts that the device has.
import type { ScriptGroup } from '#lib/locales.ts'

const common = `
:root{color-scheme:light dark;--rule:#dfdad2;--muted:#5f5b55;--accent:#b3261e}
@media(prefers-color-scheme:dark){:root{--rule:#33302c;--muted:#a39d93;--accent:#ff8a7a}body{background:#141312;color:#ece7df}}
body{margin:0 auto;padding:0 1rem 2rem;max-width:42rem;font:1.0625rem/1.6 Georgia,"Noto Serif",serif;overflow-wrap:anywhere}
header,footer{font-size:.9375rem;padding-block:.5rem;border-block-end:1px solid var(--rule)}
footer{margin-block-start:2rem;border-block:1px solid var(--rule) 0}
header p,nav{display:flex;flex-wrap:wrap;align-items:baseline;column-gap:.75rem;margin:0}
a{color:inherit;text-underline-offset:.2em}
header a,summary,section a{display:inline-block;padding-block:.625rem}
summary small{white-space:nowrap}
nav a[aria-current]{font-weight:700;text-decoration:none}
h1{font-size:1.75rem;line-height:1.2;margin-block:.25em}
h2{font-size:1.25rem;line-height:1.3;margin-block:1.5em .5em}
h3{font-size:1.0625rem}
.standfirst{font-size:1.125rem;color:var(--muted)}
small,figcaption,time{color:var(--muted);font-size:.875rem}
article>div:first-of-type{font-size:.9375rem}
article>div:first-of-type p{margin-block:.125rem}
article>p:first-child a{color:var(--accent);font-weight:700;text-decoration:none}
details{border-block:1px solid var(--rule);margin-block:1rem}
summary{cursor:pointer;color:var(--muted)}
figure{margin:0 0 .75rem}img{display:block;max-width:100%;height:auto}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--accent)}
[data-notice]{border-inline-start:3px solid var(--accent);padding-inline-start:.75rem;margin-block:1rem;font-size:.9375rem}
[data-notice] p{margin-block:.25rem}
[data-notice] p:first-child{font-weight:700}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`

/** What a script needs beyond: its size, its height of lines, its fonts. */
const scripts: Readonly<Record<ScriptGroup, string>> = {
  latin: '',
  arabic:
    'body{font:1.15rem/1.9 "Noto Naskh Arabic","Geeza Pro","Traditional Arabic",serif}h1,h2,h3{line-height:1.5}*{letter-spacing:0;font-style:normal}',
  'han-simplified':
    'body{font:1.0625rem/1.8 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;line-break:strict}h1,h2,h3{line-height:1.4}em{font-style:normal}',
  japanese:
    'body{font:1.0625rem/1.8 "Hiragino Sans","Yu Gothic","Noto Sans CJK JP",sans-serif;line-break:strict}h1,h2,h3{line-height:1.4;word-break:auto-phrase}em{font-style:normal}',
}

/** The style sheet of a page in a script. */
export const liteStyles = (script: ScriptGroup): string => (common + scripts[script]).replaceAll('\n', '')
