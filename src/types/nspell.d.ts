declare module 'nspell' {
  // biome-ignore lint/style/noDefaultExport: it is how the library exports it
  /** A spelling dictionary in Hunspell's format. */
  export default function nspell(aff: Buffer, dic: Buffer): { correct(word: string): boolean }
}
