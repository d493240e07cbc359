import { describe, expect, it } from 'vitest'
import { IncompletePageError, stripFramework } from './script-free.ts'

describe('stripFramework', () => {
  it.each([
    ['the framework’s files', '<script src="/_next/static/chunks/a.js" async=""></script>'],
    ['the framework’s files with a nonce', '<script nonce="x>y" src="/_next/static/a.js"></script>'],
    ['flight data', '<script>self.__next_f.push([1,"<p>\\u003c/script> 日本 \\"</p>"])</script>'],
    ['the bootstrap', '<script id="_R_">(globalThis["TURBOPACK"]||[]).push({})</script>'],
    ['an inline module', '<script type="module">import "/assets/a.js"</script>'],
    ['inline speculation rules', '<script type="speculationrules">{}</script>'],
    ['a script from elsewhere', '<script src="https://example.org/assets/a.js"></script>'],
    ['a script whose text names our folder', '<script data-x=1>" src="/assets/a.js"</script>'],
    ['legacy scripts', '<script src="/_next/a.js" noModule=""></script>'],
    ['a preload of a script', '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/>'],
    ['a module preload', '<link rel="modulepreload" href="/_next/static/a.js"/>'],
    ['React’s comments', '<!-- --><!--$--><!--/$-->'],
    ['a comment with a script in it', '<!--<script src="/assets/a.js"></script>-->'],
    ['an unclosed script', '<script>while (true) {}'],
  ])('removes %s', (_what, html) => {
    const page = `<p>سلام</p>${html}`
    expect(stripFramework(page)).toBe('<p>سلام</p>')
  })

  it.each([
    ['structured data', '<script type="application/ld+json">{"headline":"\\u003c!-- <script> 日本"}</script>'],
    ['our modules', '<script type="module" src="/assets/elements-1a.js"></script>'],
    ['the theme script', '<script src="/assets/theme-1a.js"></script>'],
    ['our module preloads', '<link rel="modulepreload" href="/assets/elements-1a.js"/>'],
    ['style sheets', '<link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/>'],
    ['the font preload', '<link rel="preload" as="font" href="/assets/a.woff2" crossorigin=""/>'],
    ['alternates', '<link rel="alternate" hrefLang="zh-Hans" href="https://example.org/zh"/>'],
    ['styles, whatever is in them', '<style>a::before{content:"<script>"}</style>'],
    ['titles, whatever is in them', '<title>&lt;script&gt; <!-- 日本</title>'],
    ['escaped scripts in text', '<p title="&lt;script&gt;">&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['elements whose names begin alike', '<link-list>a</link-list>'],
  ])('keeps %s', (_what, html) => {
    expect(stripFramework(`<!-- -->${html}<script>1</script>`)).toBe(html)
  })

  it('joins what React had split', () => {
    expect(stripFramework('<p>Halaman <!-- -->2<!-- --> dari <!-- -->٣</p>')).toBe('<p>Halaman 2 dari ٣</p>')
  })

  it.each([
    ['a pending boundary', '<!--$?--><template id="B:0"></template><!--/$-->'],
    ['a pending boundary’s template alone', '<template id="B:1"></template>'],
    ['a failed boundary', '<!--$!--><template data-dgst="NEXT_HTTP_ERROR_FALLBACK;404"></template><!--/$-->'],
  ])('refuses %s', (_what, html) => {
    expect(() => stripFramework(`<p>あ</p>${html}`)).toThrow(IncompletePageError)
  })
})
