/** What a comparison of versions shows of fields that are none of a person's business. */
export const Nothing = () => null
