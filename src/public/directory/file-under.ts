/** Words that say nothing about a title that begins with them, by language. */
const fillers: Record<string, RegExp> = {
  en: /^(?:an?|the|(?:is|who is|what is)(?: (?:my|your|the))?|my|your) /i,
  es: /^(?:el|la|los|las|una?|mi|su|lo que|quién es(?: (?:el|la))?) /i,
  fr: /^(?:les?|la|une?|des|mon|ma|l[’'] ?)\s*/i,
  pt: /^(?:os?|as?|uma?|meu|minha) /i,
}

/** The title from its first meaningful word: "A weapon at school" is filed under W. @param lang BCP 47 */
export function fileUnder(title: string, lang: string): string {
  const start = title.replace(/^[^\p{L}\p{N}]+/u, '')
  return start.replace(fillers[lang] ?? /^$/, '')
}
