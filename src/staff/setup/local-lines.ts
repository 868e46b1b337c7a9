import type { WordKey } from '../../platform/language/words.js'

/** A kind of help line that each place has its own of. */
export interface LocalLine {
  id: string
  label: WordKey
  hint: WordKey
  /** A new one's help text: reviewed, and translated with the service. */
  text: WordKey
  /** The other defaults of a new one. */
  cells: Record<string, string>
}

const common = { level: 'both', languages: 'en', sms_text: '', hours: '' }

/** The kinds that most places have. */
export const localLines: readonly LocalLine[] = [
  {
    id: 'county-children',
    label: 'localLines.abuse',
    hint: 'localLines.abuseHint',
    text: 'localLines.abuseText',
    cells: {
      ...common,
      kinds: 'abuse-neglect sexual-abuse domestic-violence',
      position: '6',
    },
  },
  {
    id: 'tip-line',
    label: 'localLines.tips',
    hint: 'localLines.tipsHint',
    text: 'localLines.tipsText',
    cells: {
      ...common,
      kinds: 'weapon-violence intruder-stranger',
      position: '9',
    },
  },
  {
    id: 'county-crisis',
    label: 'localLines.crisis',
    hint: 'localLines.crisisHint',
    text: 'localLines.crisisText',
    cells: {
      ...common,
      kinds: 'suicide self-harm distress',
      position: '18',
    },
  },
]
