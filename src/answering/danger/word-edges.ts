/** The beginning of a word in a pattern, in scripts with spaces between words. */
export const begins = '(?<![\\p{L}\\p{M}\\p{N}])'

/** The end of a word in a pattern. */
export const ends = '(?![\\p{L}\\p{M}\\p{N}])'
