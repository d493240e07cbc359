// SQL about stored bodies, as text for statements. In Drizzle: `sql.raw(mediaInBody('a.body'))`.

/** Where a body names pictures: a block's fields, wherever the block stands. */
const mediaPath = '$.**.fields.media'

/**
 * The ids of the pictures in a body, as an array of JSON. The GIN indexes of `articles` and `translations` are on this
 * very expression, so it can't be written in another way.
 * @param column the body's, e.g. `a.body`
 */
export const mediaInBody = (column: string): string => `jsonb_path_query_array(${column}, '${mediaPath}')`

/** The ids of the pictures in a body, as a set of integers: one row each. What is no number is left out. */
export const mediaIdsInBody = (column: string): string =>
  `jsonb_path_query(${column}, '${mediaPath} ? (@.type() == "number")')::integer`
