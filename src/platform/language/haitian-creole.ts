/** Haitian Creole, which `Intl` lacks: French patterns with Creole words. */
export const haitianCreole = 'ht'

const weekdays = {
  lundi: 'lendi',
  mardi: 'madi',
  mercredi: 'mèkredi',
  jeudi: 'jedi',
  vendredi: 'vandredi',
  samedi: 'samdi',
  dimanche: 'dimanch',
  'lun.': 'len.',
  'mar.': 'mad.',
  'mer.': 'mèk.',
  'jeu.': 'jed.',
  'ven.': 'van.',
  'sam.': 'sam.',
  'dim.': 'dim.',
}

const months = {
  janvier: 'janvye',
  février: 'fevriye',
  mars: 'mas',
  avril: 'avril',
  mai: 'me',
  juin: 'jen',
  juillet: 'jiyè',
  août: 'out',
  septembre: 'septanm',
  octobre: 'oktòb',
  novembre: 'novanm',
  décembre: 'desanm',
  'janv.': 'janv.',
  'févr.': 'fev.',
  'avr.': 'avr.',
  'juil.': 'jiyè',
  'sept.': 'sept.',
  'oct.': 'okt.',
  'nov.': 'nov.',
  'déc.': 'des.',
}

const words: Readonly<Record<string, string>> = { ...weekdays, ...months }

/** Names of the languages of the pages; others keep the name that they have in themselves. */
export const creoleLanguageNames: Readonly<Record<string, string>> = {
  en: 'angle',
  es: 'panyòl',
  ar: 'arab',
  fr: 'franse',
  ko: 'koreyen',
  pt: 'pòtigè',
  ru: 'ris',
  so: 'somali',
  vi: 'vyetnamyen',
  zh: 'chinwa',
  'zh-Hant': 'chinwa tradisyonèl',
}

type Part = Pick<Intl.DateTimeFormatPart, 'value'>

/** Writes a French date in Creole. */
export function inCreole(parts: readonly Part[]): string {
  return parts.map(({ value }) => words[value] ?? value).join('')
}

/** A, B ak C; or A, B oswa C. */
export function creoleList(items: readonly string[], and: 'ak' | 'oswa'): string {
  const last = items.at(-1) ?? ''
  const others = items.slice(0, -1).join(', ')
  return others === '' ? last : `${others} ${and} ${last}`
}
