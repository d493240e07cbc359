// Written by hand: the search index. A configuration per stemmer that PostgreSQL has and an edition needs; a partition per
// edition, so that an edition's searches read nothing of the others. An edition that comes later is kept in the last one.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

const stemmers = ['indonesian', 'english', 'french', 'arabic']
const editions = ['id', 'en', 'zh', 'ja', 'ar', 'fr']

/** What the parser calls words and numbers; texts come to it without anything else. */
const tokens = `asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart,
  int, uint, float, sfloat, version, host, url, url_path, email, file`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  const raw = (text: string) => db.execute(sql.raw(text))
  // Comes with PostgreSQL, and may be made by whoever may make tables; where it may not, an administrator makes it once.
  await raw('CREATE EXTENSION IF NOT EXISTS pg_trgm').catch((cause: unknown) => {
    const message = 'The search needs the extension pg_trgm: run CREATE EXTENSION pg_trgm in this database, then start again.'
    throw new Error(message, { cause })
  })
  await raw(`CREATE TEXT SEARCH CONFIGURATION warta_plain (PARSER = default);
    ALTER TEXT SEARCH CONFIGURATION warta_plain ADD MAPPING FOR ${tokens} WITH simple;`)
  for (const stemmer of stemmers) {
    await raw(`CREATE TEXT SEARCH DICTIONARY warta_${stemmer} (TEMPLATE = snowball, LANGUAGE = ${stemmer});
      CREATE TEXT SEARCH CONFIGURATION warta_${stemmer} (PARSER = default);
      ALTER TEXT SEARCH CONFIGURATION warta_${stemmer} ADD MAPPING FOR ${tokens} WITH warta_${stemmer};`)
  }
  await raw(`
    CREATE TABLE search_index (
      locale text NOT NULL,
      article_id integer NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      -- The edition has no text of its own: this is the Indonesian one.
      original boolean NOT NULL,
      published_at timestamp with time zone NOT NULL,
      section_id integer,
      -- The last change of what was indexed.
      source_at timestamp with time zone NOT NULL,
      headline tsvector NOT NULL,
      -- Headline and standfirst, with weights A and B: what ranking reads.
      lead tsvector NOT NULL,
      -- Everything, for finding.
      words tsvector NOT NULL,
      PRIMARY KEY (article_id, locale)
    ) PARTITION BY LIST (locale);
    ${editions.map((code) => `CREATE TABLE search_index_${code} PARTITION OF search_index FOR VALUES IN ('${code}');`).join('\n')}
    CREATE TABLE search_index_others PARTITION OF search_index DEFAULT;
    CREATE INDEX search_index_words_idx ON search_index USING gin (words);
    CREATE INDEX search_index_headline_idx ON search_index USING gin (headline);
    CREATE INDEX search_index_newest_idx ON search_index (published_at DESC, article_id DESC) INCLUDE (original, section_id);
    ${[...editions, 'others']
      .map(
        // The most that PostgreSQL keeps in the row itself is little: ranking reads the words, finding must not.
        (name) => `ALTER TABLE search_index_${name} SET (toast_tuple_target = 128);
          ALTER TABLE search_index_${name} ALTER words SET STATISTICS 1000;`,
      )
      .join('\n')}

    CREATE TABLE search_words (
      locale text NOT NULL,
      word text NOT NULL,
      stories integer NOT NULL,
      PRIMARY KEY (locale, word)
    );
    CREATE INDEX search_words_word_idx ON search_words USING gin (word gin_trgm_ops);
    CREATE TABLE search_state (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      -- Changes up to this moment are in the index.
      followed_until timestamp with time zone NOT NULL
    );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`DROP TABLE search_state; DROP TABLE search_words; DROP TABLE search_index;
      ${[...stemmers, 'plain'].map((name) => `DROP TEXT SEARCH CONFIGURATION warta_${name};`).join('\n')}
      ${stemmers.map((name) => `DROP TEXT SEARCH DICTIONARY warta_${name};`).join('\n')}`),
  )
}
