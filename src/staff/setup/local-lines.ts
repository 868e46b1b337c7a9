import type { WordKey } from '../../platform/language/words.js'

/** A kind of help line that each place has its own of. */
export interface LocalLine {
  id: string
  label: WordKey
  hint: WordKey
  /** The defaults of a new one. Its help text is reviewed, and translated with the service. */
  cells: Record<string, string>
}

const common = { level: 'both', languages: 'en', sms_text: '', hours: '' }

/** The kinds that most places have. */
export const localLines: readonly LocalLine[] = [
  {
    id: 'county-children',
    label: 'localLines.abuse',
    hint: 'localLines.abuseHint',
    cells: {
      ...common,
      kinds: 'abuse-neglect sexual-abuse domestic-violence',
      position: '6',
      text_en: 'Call day or night to report that a child is not safe at home.',
      text_es: 'Llame de día o de noche para avisar que un niño no está seguro en casa.',
    },
  },
  {
    id: 'tip-line',
    label: 'localLines.tips',
    hint: 'localLines.tipsHint',
    cells: {
      ...common,
      kinds: 'weapon-violence intruder-stranger',
      position: '9',
      text_en: 'Call or text about a threat or weapon at school; call 911 for danger now.',
      text_es:
        'Llame o mande un mensaje de texto sobre una amenaza o un arma; si hay peligro ahora, llame al 911.',
    },
  },
  {
    id: 'county-crisis',
    label: 'localLines.crisis',
    hint: 'localLines.crisisHint',
    cells: {
      ...common,
      kinds: 'suicide self-harm distress',
      position: '18',
      text_en: 'Call if a child may hurt themselves, or cannot calm down.',
      text_es: 'Llame si un niño puede hacerse daño, o no logra calmarse.',
    },
  },
]
