/** A node of structured data: https://schema.org/Thing */
export type Thing = { readonly '@type': string; readonly [property: string]: unknown }
