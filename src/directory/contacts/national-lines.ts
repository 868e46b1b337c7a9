import type { CrisisLine } from '../model/crisis-line-store.js'
import { nationalLineWords } from './national-line-words.js'

/** A built-in national line, available without a database. */
export interface NationalLine extends CrisisLine {
  /** The publisher of the number. */
  source: string
  /** Always shown, unless the district lists this very number. */
  always: boolean
}

const both = {
  level: 'both',
  languages: ['en', 'es'],
  sms: null,
  smsText: null,
  hours: null,
  always: false,
} as const
const asked = { ...both, languages: [...both.languages] }

/** When the numbers and words were last compared with their sources. */
export const nationalLinesChecked = '2026-11-27'

/** Most urgent first. */
export const nationalLines: readonly NationalLine[] = (
  [
    {
      ...asked,
      id: '911',
      kinds: ['any'],
      level: 'now',
      call: '911',
      always: true,
      source: 'https://www.911.gov/',
      words: {
        en: { name: '911', text: 'Call 911 if someone is hurt or in danger right now.' },
        es: { name: '911', text: 'Llame al 911 si alguien está herido o en peligro ahora mismo.' },
      },
    },
    {
      ...asked,
      id: '988',
      kinds: ['suicide', 'self-harm'],
      call: '988',
      sms: '988',
      always: true,
      source: 'https://988lifeline.org/',
      words: {
        en: {
          name: '988 Suicide and Crisis Lifeline',
          text: 'Call or text 988 if someone may hurt or kill themselves.',
        },
        es: {
          name: 'Línea 988 de Prevención del Suicidio y Crisis',
          text: 'Llame al 988 y oprima 2 si alguien puede hacerse daño o quitarse la vida.',
        },
      },
    },
    {
      ...asked,
      id: 'childhelp',
      kinds: ['abuse-neglect', 'sexual-abuse'],
      call: '+18004224453',
      sms: '+18004224453',
      source: 'https://www.childhelphotline.org/',
      words: {
        en: {
          name: 'Childhelp Child Abuse Hotline',
          text: 'Call or text if someone may be hurting a child or not caring for a child.',
        },
        es: {
          name: 'Línea Childhelp contra el abuso infantil',
          text: 'Llame o escriba si alguien puede estar lastimando o descuidando a un niño.',
        },
      },
    },
    {
      ...asked,
      id: 'poison',
      kinds: ['overdose-substance'],
      call: '+18002221222',
      source: 'https://poisonhelp.hrsa.gov/',
      words: {
        en: {
          name: 'Poison Control',
          text: 'Call if someone swallowed, breathed or touched something that may be poison.',
        },
        es: {
          name: 'Control de Envenenamientos',
          text: 'Llame si alguien tragó, respiró o tocó algo que puede ser veneno.',
        },
      },
    },
    {
      ...asked,
      id: 'domestic-violence',
      kinds: ['domestic-violence'],
      call: '+18007997233',
      sms: '88788',
      smsText: 'START',
      source: 'https://www.thehotline.org/',
      words: {
        en: {
          name: 'National Domestic Violence Hotline',
          text: 'Call or text START if someone at home or a partner hurts you.',
        },
        es: {
          name: 'Línea Nacional contra la Violencia Doméstica',
          text: 'Llame o envíe START si su pareja o alguien en su casa le hace daño.',
        },
      },
    },
    {
      ...asked,
      id: 'ncmec',
      kinds: ['missing-child', 'runaway', 'trafficking-grooming'],
      call: '+18008435678',
      source: 'https://www.missingkids.org/',
      words: {
        en: {
          name: 'National Center for Missing and Exploited Children',
          text: 'Call 911 first; then call here about a missing or exploited child.',
        },
        es: {
          name: 'Centro Nacional para Menores Desaparecidos y Explotados',
          text: 'Llame primero al 911. Después llame aquí si un niño no aparece o si alguien abusa de él.',
        },
      },
    },
    {
      ...asked,
      id: 'crisis-text',
      kinds: ['suicide', 'self-harm', 'any'],
      languages: ['en'],
      call: null,
      sms: '741741',
      smsText: 'HOME',
      source: 'https://www.crisistextline.org/',
      words: {
        en: { name: 'Crisis Text Line', text: 'Text HOME to reach a crisis counselor in English, 24/7.' },
        es: {
          name: 'Línea de Texto para Crisis',
          text: 'Envíe HOME para comunicarse con un consejero de crisis en inglés, a cualquier hora.',
        },
      },
    },
    {
      ...asked,
      id: 'crisis-text-es',
      kinds: ['suicide', 'self-harm', 'any'],
      languages: ['es'],
      call: null,
      sms: '741741',
      smsText: 'AYUDA',
      source: 'https://www.crisistextline.org/es/',
      words: {
        en: {
          name: 'Crisis Text Line in Spanish',
          text: 'Text AYUDA to reach a crisis counselor in Spanish, 24/7.',
        },
        es: {
          name: 'Línea de Texto para Crisis en español',
          text: 'Envíe AYUDA para comunicarse con un consejero de crisis en español, a cualquier hora.',
        },
      },
    },
  ] satisfies Omit<NationalLine, 'position'>[]
).map((line, position) => ({ ...line, position, words: { ...line.words, ...nationalLineWords[line.id] } }))

/** The national lines that the district's own lines do not replace. @param own all of the district's */
export function missingNationalLines(own: readonly CrisisLine[]): NationalLine[] {
  return nationalLines.filter(
    (line) => !own.some((other) => isSame(other, line)) && (line.always || leavesAKindOpen(own, line)),
  )
}

function isSame(one: CrisisLine, other: CrisisLine): boolean {
  const sameCall = one.call !== null && one.call === other.call
  return (
    one.id === other.id || sameCall || (one.sms === other.sms && one.smsText === other.smsText && !one.call)
  )
}

/**
 * A district line replaces a national one only when shown at least as often: one for `now` alone does not replace one
 * for both.
 */
function leavesAKindOpen(own: readonly CrisisLine[], { kinds, level }: NationalLine): boolean {
  const standIns = own.filter((line) => line.level === 'both' || line.level === level)
  return kinds.some((kind) => !standIns.some((line) => line.kinds.includes(kind)))
}
