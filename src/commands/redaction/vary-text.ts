import { misspellSpanish } from './misspell-spanish.js'
import type { RandomChoice } from './random-choice.js'

/** Share of Spanish texts that are spelled by ear. */
const spelledByEar = 0.2

const mark = /(\[[a-z ]+: [^[\]]+\])/

/** Rewrites a labeled text as if typed in a hurry: lower case, no punctuation, texting abbreviations. Keeps the marks. */
export function varyText(text: string, lang: string, choice: RandomChoice): string {
  const { chance, pick } = choice
  const isLow = chance(0.5)
  const isBare = chance(0.35)
  const isTexted = chance(0.25)
  const misspell = lang === 'es' && chance(spelledByEar) ? misspellSpanish(choice) : null
  const swaps = lang === 'es' ? spanishSwaps : englishSwaps
  const parts = text.split(mark).map((part) => {
    const marked = /^\[([a-z ]+): (.*)\]$/.exec(part)
    if (marked) return isLow && chance(0.93) ? `[${marked[1]}: ${marked[2]!.toLowerCase()}]` : part
    let plain = part
    if (isTexted)
      plain = plain.replace(/\p{L}+/gu, (word) =>
        chance(0.7) ? (swaps.get(word.toLowerCase()) ?? word) : word,
      )
    if (misspell) plain = misspell(plain)
    if (isBare) plain = plain.replace(/[,.?!¿¡:]/g, '')
    return isLow ? plain.toLowerCase() : plain
  })
  const varied = parts.join('')
  if (isLow) return chance(0.04) ? shout(varied) : varied
  const opened = varied.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  const known = opened.replace(/(?<![\p{L}'’])i(?=['’m]*[\s,])/gu, 'I')
  return isBare || /[.?!]$/.test(known) ? known : known + pick(['.', '.', '', '?', '!'])
}

/** Writes a text in capitals, but not the kinds in its marks. */
function shout(text: string): string {
  return text
    .split(mark)
    .map((part) =>
      part.replace(
        /^(\[[a-z ]+: )?([\s\S]*?)(\])?$/,
        (_, open = '', inner, close = '') => open + inner.toUpperCase() + close,
      ),
    )
    .join('')
}

const englishSwaps = new Map(
  'you:u your:ur are:r because:bc because:cuz please:pls to:2 and:n and:& with:w going:goin getting:gettin want:wanna teacher:techer school:skool school:scool daughter:dauter friend:freind tomorrow:tmrw today:2day the:teh doesnt:dont said:sed was:is has:have bus:buss lunch:lunh'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
const spanishSwaps = new Map(
  'que:q porque:xq por:x también:tmb quiero:kiero hijo:ijo hija:ija hoy:oi está:ta para:pa escuela:escuela ya:ia voy:boy va:ba hay:ay llamo:yamo vivo:bibo mañana:manana maestra:maeztra niño:nino niña:nina llegó:yego mi:mi y:i'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
