declare module 'nspell' {
  /** A spelling dictionary in Hunspell's format. */
  interface NSpell {
    correct(word: string): boolean
    /** Adds words. The first line is not read. */
    dictionary(words: string): NSpell
    /** As text; each call of `dictionary` makes patterns of them. */
    compoundRules: unknown[]
    /** The codes of each word: of every form that its rules make of a listed one. */
    data: Record<string, string[] | undefined>
    /** Codes that tell how a word may be used, by name. */
    flags: Record<string, unknown>
  }
  function nspell(aff: string, dic?: string): NSpell
  export = nspell
}
