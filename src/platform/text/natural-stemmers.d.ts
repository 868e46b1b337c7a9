// Each by itself: the package's list of stemmers reads those of twelve more languages, 35 ms in every thread.
declare module 'natural/lib/natural/stemmers/porter_stemmer*' {
  const stemmer: { stem(word: string): string }
  // biome-ignore lint/style/noDefaultExport: what the package exports.
  export default stemmer
}
