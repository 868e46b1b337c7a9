/** Ways to say what a concern is not about. Each match is removed. */
const negations: Record<string, RegExp[]> = {
  en: [
    // "not about the bus, about the driver"; "it's not the bus, it's the driver"
    /\b(?:(?:it'?s|this is(?:n'?t)?|i'?m|its|isn'?t|not) )?\bnot (?:about|regarding|because of|talking about|asking about|the|a|an|my|his|her) ?[^,.;:!?]{2,40}?\s{0,9}(?:[,.;:]|\bbut\b)\s*(?=(?:but |just |rather |it'?s |its |i |about |more |only |because )?\p{L})/giu,
    // "not special ed, i just want …" at the start
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
 * Removes what a concern says it is not about: "Not about the bus, about the driver yelling".
 * @returns the rest; the whole text if nothing is negated, or too little would remain
 */
export function dropNegated(text: string, lang: string): string {
  let left = text
  for (const negation of negations[lang] ?? []) left = left.replace(negation, ' ')
  left = left.replace(/\s+/g, ' ').trim()
  const words = left.match(/\p{L}+/gu)?.length ?? 0
  return left !== text && words >= minWordsLeft ? left : text
}
