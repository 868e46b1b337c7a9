declare module 'nspell' {
  /** A spelling dictionary in Hunspell's format. */
  interface NSpell {
    correct(word: string): boolean
    /** Adds words. The first line is not read. */
    dictionary(words: string): NSpell
    /** As text; each call of `dictionary` makes patterns of them. */
    compoundRules: unknown[]
  }
  function nspell(aff: string, dic?: string): NSpell
  export = nspell
}
