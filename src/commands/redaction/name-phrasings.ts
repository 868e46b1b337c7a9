import type { RandomChoice } from './random-choice.js'

/** Words for a person in the catalog's phrasings, and their replacements. `{n}` is any name, `{l}` a last name. */
const places: Record<'en' | 'es', readonly [pattern: RegExp, instead: readonly string[]][]> = {
  en: [
    [
      /\b(?:my|our) (?:son|daughter|child|kid|boy|girl|student)(?='s\b| )/i,
      ['{n}', '{n}', 'my son {n}', 'my daughter {n}', 'my kid {n}', 'our {n}', 'my girl {n}', 'my boy {n}'],
    ],
    [/^(?:he|she)\b(?!')/i, ['{n}']],
    [
      /\b(?<=(?:and|because|that|if|when|but|so|did|is|does|can|will|was|has|why|says|said|where|until|since|after) )(?:he|she)\b(?!')/i,
      ['{n}'],
    ],
    [
      /\b(?:another|a|some) (?:student|kid|boy|girl|child|classmate)(?='s\b| |$)/i,
      ['{n}', 'a kid {n}', 'a boy named {n}', '{n}', 'this kid {n}', 'her friend {n}'],
    ],
    [/\bhim\b/i, ['{n}']],
    [/\bmy kids\b/i, ['{n} and {n}', 'my kids {n} and {n}', '{n}, {n} and {n}']],
    [
      /\b(?:his|her) (?=(?:teacher|bus|grade|grades|iep|schedule|locker|phone|chromebook|backpack|inhaler|glasses|lunch|homework|class|504|report|records)\b)/i,
      ["{n}'s ", '{n}s ', "my son {n}'s "],
    ],
    [
      /\b(?:the|a) (?:teacher|bus driver|driver|coach|aide|nurse|sub)\b(?!')/i,
      ['mr {l}', 'mrs {l}', 'the teacher {l}', 'coach {l}', 'ms. {l}'],
    ],
  ],
  es: [
    [
      /\bmi (?:hij[oa]|niñ[oa]|nin[oa])\b/i,
      ['{n}', '{n}', 'mi hijo {n}', 'mi hija {n}', 'mi niña {n}', 'mi niño {n}'],
    ],
    [
      /\b(?:otr[oa]|un|una) (?:niñ[oa]|nin[oa]|alumn[oa]|estudiante|compañer[oa]|muchach[oa])\b/i,
      ['{n}', 'un niño {n}', 'un niño que se llama {n}', 'su amiga {n}'],
    ],
    [/\b(?:él|ella)\b/i, ['{n}']],
    [/\bmis hij[oa]s\b/i, ['{n} y {n}', 'mis hijos {n} y {n}', '{n}, {n} y {n}']],
    [
      /\b(?:la maestra|el maestro|el chofer|la enfermera)\b/i,
      ['la maestra {l}', 'el maestro {l}', 'la señora {l}', 'el señor {l}'],
    ],
    [/\bsu (?=(?:maestra|bus|tarea|mochila|camión|telefono|teléfono|iep|clase|salón)\b)/i, ['EL {n}']],
  ],
}

/** Turns a phrasing into a frame with a slot for a name; null if it mentions nobody. */
export function namePhrasing(text: string, lang: 'en' | 'es', choice: RandomChoice): string | null {
  const fitting = places[lang].filter(([pattern]) => pattern.test(text))
  if (fitting.length === 0) return null
  const [pattern, instead] = choice.pick(fitting)
  const put = choice.pick(instead)
  if (put === 'EL {n}') return text.replace(/\bsu (\p{L}+)/iu, 'el $1 de {n}')
  return text.replace(pattern, put)
}
