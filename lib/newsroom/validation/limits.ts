/** Longest headline, standfirst, dateline and correction in characters, in any language. */
export const headlineLimit = 300
export const standfirstLimit = 1000
export const placeLimit = 80
export const correctionLimit = 2000
