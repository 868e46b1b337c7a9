/** The beginning of a word in a pattern, in scripts with spaces between words. */
export const begins = '(?<![\\p{L}\\p{M}\\p{N}])'

/** The end of a word in a pattern. */
export const ends = '(?![\\p{L}\\p{M}\\p{N}])'

/** Languages whose script has no spaces between words, or whose particles attach: a word may begin and end anywhere. */
export const unspaced: ReadonlySet<string> = new Set(['zh', 'ko'])
