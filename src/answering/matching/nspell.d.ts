declare module 'nspell' {
  /** A spelling dictionary in Hunspell's format. */
  function nspell(aff: Buffer, dic: Buffer): { correct(word: string): boolean }
  export = nspell
}
