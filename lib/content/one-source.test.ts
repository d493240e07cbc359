// Rules that several rooms share stand in lib/content, once: a second copy anywhere fails here.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

type Rule = {
  readonly name: string
  /** Where the one source is: what to use instead. */
  readonly source: string
  /** Found in a copy of the rule. */
  readonly pattern: RegExp
  /** A copy of the rule, as somebody would write it. */
  readonly copy: string
  /** Files that may have it all the same, in alphabetical order; the reason stands above. */
  readonly except?: readonly string[]
}

const rules: readonly Rule[] = [
  {
    name: 'what is published',
    source: 'lib/content/sql.ts: published, readable, publishedTranslation(s), publishedVersion',
    pattern: /_status\b\s*(?:=|<>|!=|IS (?:NOT )?DISTINCT FROM)\s*'published'/i,
    copy: "WHERE a._status = 'published'",
  },
  {
    name: 'what is in the trash',
    source: 'lib/content/sql.ts: kept, keptVersion',
    pattern: /deleted_at IS (?:NOT )?NULL/i,
    copy: 'WHERE s.deleted_at IS NULL',
  },
  {
    name: 'the slack of clocks',
    source: 'lib/content/sql.ts: clockSkew, readableUntil',
    pattern: /interval '10 seconds'|\bnow\(\) \+ 10_?000/i,
    copy: "AND published_at <= now() + interval '10 seconds'",
  },
  {
    name: 'which version is the newest',
    source: 'lib/content/sql.ts: newestVersion, joinNewest',
    pattern: /\b(?:AND|WHERE)\s+(?:\w+\.)?latest\b/,
    copy: 'WHERE v.parent_id = t.id AND v.latest',
  },
  {
    name: 'what is behind its original',
    source: 'lib/content/sql.ts: behind, current, isBehind',
    pattern: /(?:hashes|digest)\s+IS (?:NOT )?DISTINCT FROM|isDeepStrictEqual\([^\n]*\boriginal\.hashes/i,
    copy: 't.source_hashes IS DISTINCT FROM a.segment_hashes',
  },
  {
    name: 'how a change of a row or text shows',
    source: 'lib/content/sql.ts: rowStamp, textStamp',
    pattern: /\bctid\b|\bversion \?\? 0\}:/,
    copy: 'SELECT ctid::text AS stamp',
  },
  {
    name: 'the text of a story as JSON',
    source: 'lib/content/sql.ts: storyText',
    pattern: /jsonb_build_object\('text', \w+\.text\)/,
    copy: "jsonb_agg(jsonb_build_object('text', c.text) ORDER BY c._order)",
  },
  {
    name: 'moments as ISO 8601 in SQL',
    source: 'lib/content/sql.ts: isoMoment',
    pattern: /to_char\([^\n]*AT TIME ZONE 'UTC'/i,
    copy: `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  },
  {
    name: 'which text an edition shows',
    source: 'lib/content/text-for.ts: textFor, availabilityFor, shownColumn, isOwnText',
    pattern:
      /\? locale : originalLocale|(?:\?\?|\|\|) [\w.?]+\[originalLocale\]|coalesce\(t\.(?:headline|standfirst|body), a\.|WHEN t\.id IS NULL THEN a\.\w+ ELSE/,
    copy: 'textLocale: row.translated ? locale : originalLocale',
  },
  {
    name: 'paths of an edition',
    source: 'lib/content/paths.ts',
    pattern: /(?:[`'"]|(?:[oO]rigin|[uU]rl|site)\})\/\$\{[^}]*(?:[lL]ocales?|code)\b[^}]*\}/,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a copy looks like
    copy: 'href={`/${locale}/latest`}',
  },
  {
    name: 'names in paths',
    source: 'lib/content/paths.ts',
    pattern:
      /['"`}]\/(?:latest|search|saved|offline|topics|authors|pages|most-read|lite|media|assets|oembed|sitemaps?|reads|reports|breaking|original|feed|atom|sw|speculation-rules)\b/,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a copy looks like
    copy: '`${front}/feed.xml`',
    // Patterns for browsers, of any edition.
    except: ['lib/http/policy.ts'],
  },
  {
    name: 'the types of the nodes in bodies',
    source: 'lib/content/body/visit.ts, and the readers of lib/content/body/nodes.ts',
    pattern:
      /'(?:listitem|linebreak|autolink)'|\b(?:listType|linkType|blockType)\b|\.type === '(?:text|paragraph|heading|quote|list|tab|block|link|root)'/,
    copy: "node.type === 'paragraph'",
    // Nodes of Markdown.
    except: ['lib/import-export/body/markdown-parse.ts'],
  },
  {
    name: 'the children of the nodes in bodies',
    source: 'lib/content/body/nodes.ts: rootOf, childrenOf, entryParts, withChildren',
    pattern: /Array\.isArray\([\w.?]+\.children\)|\broot\??\.children\b/,
    copy: 'if (Array.isArray(node.children))',
    // Nodes of Markdown.
    except: ['lib/import-export/body/markdown-parse.ts'],
  },
  {
    name: 'the bits of text formats',
    source: 'lib/content/body/nodes.ts: isBold, isItalic, formatWith',
    pattern: /\bformat\)?\s*&(?!&)/,
    copy: 'const bold = (node.format & 1) !== 0',
  },
  {
    name: 'how nodes are written',
    source: 'lib/content/body/write.ts',
    pattern: /\btextFormat\b|\btextStyle\b|\bmode: 'normal'/,
    copy: "{ type: 'text', text, format: 0, detail: 0, mode: 'normal', style: '' }",
  },
  {
    name: 'where bodies name pictures',
    source: 'lib/content/body/sql.ts: mediaInBody, mediaIdsInBody',
    pattern: /\$\.\*\*|\bfields\.media\b/,
    copy: "jsonb_path_query_array(body, '$.**.fields.media')",
  },
]

/** Without lines that are comments from their beginning: they may quote a rule. */
const withoutComments = (text: string) => text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')

const root = path.resolve(import.meta.dirname, '../..')
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
/** Code that runs: tests say what they mean, and migrations what was true in their time. */
const files = listed
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/^e2e\/|\/testing\/|\.test\.|\/migrations\/|^lib\/content\//.test(file))
  .map((file) => ({ file, text: withoutComments(readFileSync(path.join(root, file), 'utf8')) }))

describe.each(rules)('$name', ({ pattern, copy, source, except = [] }) => {
  it('would be found', () => expect(copy).toMatch(pattern))

  it('stands in one place', () => {
    const copies = files.filter(({ text }) => pattern.test(text)).map(({ file }) => file)
    expect(copies, `use ${source}`).toEqual(except)
  })
})
