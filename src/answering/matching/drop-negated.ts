/** Cases in which a parent says what it is not about. Each takes the negated words out and keeps the rest. */
const negations: Record<string, RegExp[]> = {
  en: [
    // "not about the bus, about the driver"; "it's not the bus, it's the driver"
    /\b(?:(?:it'?s|this is(?:n'?t)?|i'?m|its|isn'?t|not) )?\bnot (?:about|regarding|because of|talking about|asking about|the|a|an|my|his|her) ?[^,.;:!?]{2,40}?\s{0,9}(?:[,.;:]|\bbut\b)\s*(?=(?:but |just |rather |it'?s |its |i |about |more |only |because )?\p{L})/giu,
    // "not special ed, i just want …" at the beginning
    /^not [^,.;:!?]{2,30}[,;:.]\s*/iu,
    // "instead of the bus", "rather than the bus"
    /\b(?:instead of|rather than) (?:the |a |my )?[^,.;:!?]{2,25}(?=[,.;:!?]|$)/giu,
  ],
  es: [
    /\bno (?:es|se trata|hablo|pregunto) (?:sobre|por|de|del|el|la|los|las|un|una)? ?[^,.;:!?]{2,40}?\s{0,9}(?:[,.;:]|\bsino\b|\bpero\b)\s*(?=\p{L})/giu,
    /\ben (?:vez|lugar) de (?:el |la |los |las )?[^,.;:!?]{2,25}(?=[,.;:!?]|$)/giu,
  ],
}

const minWordsLeft = 3

/**
 * "Not about the bus, about the driver yelling": takes out what the concern is said not to be about.
 * @returns the text without it; the text itself where nothing is negated, or too little would be left
 */
export function dropNegated(text: string, lang: string): string {
  let left = text
  for (const negation of negations[lang] ?? []) left = left.replace(negation, ' ')
  left = left.replace(/\s+/g, ' ').trim()
  const words = left.match(/\p{L}+/gu)?.length ?? 0
  return left !== text && words >= minWordsLeft ? left : text
}
