/** A thing as schema.org names and describes it. */
export type Thing = { readonly '@type': string; readonly [property: string]: unknown }
