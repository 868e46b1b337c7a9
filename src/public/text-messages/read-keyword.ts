import { toPlainWords } from '../../platform/text/plain-text.js'

/** One-word commands that carriers require. */
export interface Keyword {
  kind: 'stop' | 'start' | 'help'
  /** BCP 47 code of the keyword's language. */
  lang: string
}

const keywords: Record<Keyword['kind'], Record<string, string[]>> = {
  stop: {
    en: [
      'stop',
      'stopall',
      'stop all',
      'unsubscribe',
      'cancel',
      'end',
      'quit',
      'revoke',
      'optout',
      'opt out',
    ],
    es: ['alto', 'parar', 'pare', 'detener', 'cancelar', 'baja'],
  },
  start: { en: ['start', 'unstop'], es: ['iniciar', 'comenzar', 'empezar'] },
  help: { en: ['help', 'info'], es: ['ayuda', 'informacion'] },
}

/** Polite words around an opt-out. */
const politeness = /\b(please|por favor|texting|messaging|texts|messages|me)\b/g

/** @returns null unless the text is just a keyword */
export function readKeyword(body: string): Keyword | null {
  const said = toPlainWords(body).join(' ')
  for (const kind of ['stop', 'start', 'help'] as const) {
    const words = kind === 'stop' ? said.replace(politeness, ' ').replace(/ +/g, ' ').trim() : said
    for (const [lang, list] of Object.entries(keywords[kind])) if (list.includes(words)) return { kind, lang }
  }
  return null
}
