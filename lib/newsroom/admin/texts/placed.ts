/** Says where something stands in a text: at which character, from 1, or at which words; `''`: nowhere to be told. */
export const placed = (
  place: number | string,
  atCharacter: (position: number) => string,
  atWords: (words: string) => string,
): string => (typeof place === 'number' ? atCharacter(place) : place && atWords(place))
