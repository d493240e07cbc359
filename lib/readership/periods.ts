/** The periods of the rankings, in days, shortest first; the last is as long as reads are kept. */
export const periods = [1, 7, 30] as const
export type Period = (typeof periods)[number]

/** Stories in a ranking. */
export const rankingLength = 20
